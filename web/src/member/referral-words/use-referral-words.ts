import { useWords, type Words } from '../../words/use-words.ts'
import type { MemberWord } from '../words/use-member-words.ts'
import type words from './vi.json'

export type ReferralWord = keyof typeof words

/** The words of the pages about being put forward, beside those of every member page. */
export function useReferralWords(): Words<ReferralWord | MemberWord> {
  return useWords<ReferralWord | MemberWord>()
}
