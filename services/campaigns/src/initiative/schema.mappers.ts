import type { VisibleInitiative } from './audience.ts'
import type { InitiativeProgramme } from './programme.ts'
import type { AuthorPlace } from './shares.ts'

export type InitiativeMapper = VisibleInitiative
export type InitiativeProgrammeMapper = InitiativeProgramme
export type InitiativeStepMapper = NonNullable<VisibleInitiative['steps']>[number]
export type SimilarInitiativeMapper = { id: string; percent: number }

/** `current` is the split as it is now; only the lead author hears until when a code holds. */
export type InitiativeAuthorMapper = AuthorPlace & {
  initiativeId: string
  current: number
  forAuthor: boolean
}
