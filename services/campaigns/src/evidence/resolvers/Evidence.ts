import type { EvidenceResolvers } from '../../generated/types.generated.ts'
import { movesFor } from '../evidence.ts'

export const Evidence: EvidenceResolvers = {
  url: ({ id }) => `/evidence/${id}`,
  uploadedBy: ({ uploadedBy, rights }) => (rights.names ? { id: uploadedBy } : null),
  decidedOn: ({ state, steps }) => (state === 'PENDING' ? null : (steps.at(-1)?.on ?? null)),
  reason: ({ steps }) => steps.at(-1)?.reason ?? null,
  moves: (piece) => movesFor(piece, piece.seer, piece.rights),
}
