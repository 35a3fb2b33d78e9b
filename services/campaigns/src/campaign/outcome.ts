import type { Lang } from '@tinnhiem/kit/words'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { invalidInput, moveRefused } from '../refusals.ts'
import type { Adopted } from './adopt-campaign.ts'
import type { Drafted } from './draft-campaign.ts'
import type { Changed } from './edit-campaign.ts'
import type { Moved } from './move-campaign.ts'
import type { Reminded } from './remind-registered.ts'
import type { Reopened } from './reopen-registration.ts'

/** A new draft as a member of the mutation's union. */
export function draftResult(outcome: Drafted | Adopted, lang: Lang) {
  switch (outcome.kind) {
    case 'drafted':
      return {
        __typename: 'CampaignChanged' as const,
        campaign: { ...outcome.campaign, sees: 'ALL' as const },
      }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'invalid':
      return invalidInput(outcome.field, outcome.rule, lang)
  }
}

/** A changed campaign as a member of the mutation's union. */
export function changeResult(outcome: Changed | Moved | Reopened | Reminded, lang: Lang) {
  switch (outcome.kind) {
    case 'changed':
      return {
        __typename: 'CampaignChanged' as const,
        campaign: { ...outcome.campaign, sees: 'ALL' as const },
      }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
    case 'invalid':
      return invalidInput(outcome.field, outcome.rule, lang)
  }
}
