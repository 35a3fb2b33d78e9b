import type { Lang } from '@tinnhiem/kit/words'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { moveRefused } from '../refusals.ts'
import type { Received } from './liaison-moves.ts'

/** The union member that every move of a liaison may answer with. */
export function answerLiaison(outcome: Received, lang: Lang) {
  switch (outcome.kind) {
    case 'moved': {
      const { referral } = outcome.moved
      return { __typename: 'ReceivedReferralChanged' as const, referral }
    }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
    case 'holds-office':
      return moveRefused('LIAISON_HOLDS_OFFICE', lang)
  }
}
