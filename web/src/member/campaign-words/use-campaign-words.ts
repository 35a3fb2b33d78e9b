import { useWords, type Words } from '../../words/use-words.ts'
import type { MemberWord } from '../words/use-member-words.ts'
import type words from './vi.json'

export type CampaignWord = keyof typeof words

/** The words of campaigns and initiatives beside those of every member page. */
export function useCampaignWords(): Words<CampaignWord | MemberWord> {
  return useWords<CampaignWord | MemberWord>()
}
