import type { Lang } from '@tinnhiem/kit/words'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { moveRefused } from '../refusals.ts'
import type { Moved } from './move-referral.ts'

/** The union member that every move of a referral may answer with. */
export function answerMove(outcome: Moved, lang: Lang) {
  switch (outcome.kind) {
    case 'moved':
      return { __typename: 'ReferralChanged' as const, referral: outcome.moved }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
  }
}
