import { useWords, type Words } from '../../words/use-words.ts'
import type { Catalog } from '../../words/start.ts'
import type { StaffWord } from '../use-staff-words.ts'
import type vi from './words/vi.json'

/** An id of the words of the referral pages. */
export type ReferralWord = keyof typeof vi

/** The words of the referral pages, loaded with the first of them. */
export const referralWords: Catalog = {
  vi: () => import('./words/vi.ts'),
  en: () => import('./words/en.ts'),
}

/** The words of the referral pages together with those of the staff area. */
export function useReferralWords(): Words<StaffWord | ReferralWord> {
  return useWords<StaffWord | ReferralWord>()
}
