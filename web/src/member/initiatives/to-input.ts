import type { InitiativeInput, InitiativeKind } from '../../generated/later-operations.ts'
import type { InitiativeDraft } from './kept-draft.ts'
import type { OwnInitiative } from './InitiativePage.tsx'

/** The five kinds in the order the form shows them. */
export const kinds = [
  'TECHNICAL',
  'MANAGEMENT',
  'OPERATIONAL',
  'TECHNOLOGY_APPLICATION',
  'RESEARCH',
] as const satisfies readonly InitiativeKind[]

/** An empty form, applied today. */
export function emptyDraft(today: string): InitiativeDraft {
  return {
    title: '',
    kind: 'TECHNICAL',
    solution: '',
    appliedFrom: today,
    programme: '',
    benefit: '',
    spread: '',
    confidential: false,
    declarations: [],
    shares: [{ place: 1, share: '100' }],
  }
}

/** The form of a stored initiative. */
export function draftOf(one: OwnInitiative): InitiativeDraft {
  return {
    title: one.title,
    kind: one.kind,
    solution: one.solution ?? '',
    appliedFrom: one.appliedFrom ?? '',
    programme: one.programme?.id ?? '',
    benefit: typeof one.benefitVnd === 'number' ? String(one.benefitVnd) : '',
    spread: one.spread ?? '',
    confidential: one.confidential === true,
    declarations: [...(one.declarations ?? [])],
    shares: (one.authors ?? []).map(({ place, share }) => ({ place, share: String(share) })),
  }
}

/** What is sent; empty fields that may be empty are left out. */
export function toInput(draft: InitiativeDraft): InitiativeInput {
  return {
    title: draft.title.trim(),
    kind: kinds.find((kind) => kind === draft.kind) ?? 'TECHNICAL',
    solution: draft.solution.trim(),
    appliedFrom: draft.appliedFrom,
    programme: draft.programme || null,
    benefitVnd: draft.benefit === '' ? null : Number(draft.benefit),
    spread: draft.spread.trim() || null,
    confidential: draft.confidential,
    declarations: draft.declarations,
    shares: draft.shares.map(({ place, share }) => ({
      ...(place === null ? {} : { place }),
      share: Number(share),
    })),
  }
}

/** The sum of the shares as typed; an empty field counts 0. */
export function sumOf(draft: InitiativeDraft): number {
  return draft.shares.reduce((sum, { share }) => sum + Number(share), 0)
}
