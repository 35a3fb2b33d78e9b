import type { InitiativeInput } from '../generated/types.generated.ts'
import type { WantedInitiative } from './draft-initiative.ts'

/** The contract's input as plain values: trimmed, absent is null. */
export function readInput(input: InitiativeInput): WantedInitiative {
  const spread = input.spread?.trim() ?? ''
  return {
    shares: input.shares.map(({ place, share }) => ({ place: place ?? null, share })),
    text: {
      title: input.title.normalize('NFC').trim(),
      kind: input.kind,
      solution: input.solution?.trim() ?? '',
      appliedFrom: input.appliedFrom,
      programmeId: input.programme ?? null,
      employerId: input.employer ?? null,
      benefitVnd: input.benefitVnd ?? null,
      spread: spread === '' ? null : spread,
      confidential: input.confidential ?? false,
      declarations: [...new Set(input.declarations)],
    },
  }
}
