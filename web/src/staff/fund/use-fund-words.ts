import type { Catalog } from '../../words/start.ts'
import { useWords, type Words } from '../../words/use-words.ts'
import type { CampaignWord } from '../campaign/use-campaign-words.ts'
import type { StaffWord } from '../use-staff-words.ts'
import type vi from './words/vi.json'

/** An id of the words of the fund pages. */
export type FundWord = keyof typeof vi

/** The words of the fund pages, loaded with the first of them. */
export const fundWords: Catalog = {
  vi: () => import('./words/vi.ts'),
  en: () => import('./words/en.ts'),
}

/** The words of the fund pages together with those of campaigns and the staff area. */
export function useFundWords(): Words<StaffWord | CampaignWord | FundWord> {
  return useWords<StaffWord | CampaignWord | FundWord>()
}
