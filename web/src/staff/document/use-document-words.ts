import type { Catalog } from '../../words/start.ts'
import { useWords, type Words } from '../../words/use-words.ts'
import type { CampaignWord } from '../campaign/use-campaign-words.ts'
import type { StaffWord } from '../use-staff-words.ts'
import type vi from './words/vi.json'

/** An id of the words of documents and the calendar. */
export type DocumentWord = keyof typeof vi

/** The words of documents and the calendar, loaded with the first of their pages. */
export const documentWords: Catalog = {
  vi: () => import('./words/vi.ts'),
  en: () => import('./words/en.ts'),
}

/** The words of these pages together with those of campaigns and the staff area. */
export function useDocumentWords(): Words<StaffWord | CampaignWord | DocumentWord> {
  return useWords<StaffWord | CampaignWord | DocumentWord>()
}
