import type { Lang } from '@tinnhiem/kit/words'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { invalidInput, moveRefused } from '../refusals.ts'
import type { Decided } from './decide-progress.ts'
import type { Registered } from './register.ts'
import type { Reported } from './report-progress.ts'
import type { Withdrawn } from './withdraw.ts'

/** A changed registration as a member of the mutation's union; whoever changed it may see who did what. */
export function participationResult(
  outcome: Registered | Withdrawn | Reported | Decided,
  lang: Lang,
) {
  switch (outcome.kind) {
    case 'changed':
      return {
        __typename: 'ParticipationChanged' as const,
        participation: { ...outcome.participation, shownBy: true },
      }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
    case 'invalid':
      return invalidInput(outcome.field, outcome.rule, lang)
  }
}
