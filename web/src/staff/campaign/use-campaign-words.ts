import { useWords, type Words } from '../../words/use-words.ts'
import type { Catalog } from '../../words/start.ts'
import type { StaffWord } from '../use-staff-words.ts'
import type vi from './words/vi.json'

/** An id of the words of the campaign pages. */
export type CampaignWord = keyof typeof vi

/** The words of the campaign pages, loaded with the first of them. */
export const campaignWords: Catalog = {
  vi: () => import('./words/vi.ts'),
  en: () => import('./words/en.ts'),
}

/** The words of the campaign pages together with those of the staff area. */
export function useCampaignWords(): Words<StaffWord | CampaignWord> {
  return useWords<StaffWord | CampaignWord>()
}
