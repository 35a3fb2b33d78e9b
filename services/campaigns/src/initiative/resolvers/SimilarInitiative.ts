import type { SimilarInitiativeResolvers } from '../../generated/types.generated.ts'
import { outlined } from '../read-initiative.ts'

export const SimilarInitiative: SimilarInitiativeResolvers = {
  initiative: async ({ id }, _, ctx) => await outlined(ctx, id),
}
