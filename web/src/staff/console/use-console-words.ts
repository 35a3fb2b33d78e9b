import type { Catalog } from '../../words/start.ts'
import { useWords, type Words } from '../../words/use-words.ts'
import type { StaffWord } from '../use-staff-words.ts'
import type vi from './words/vi.json'

/** An id of the words of the console and of the tokens. */
export type ConsoleWord = keyof typeof vi

/** The words of the analysts' pages, loaded with the first of them. */
export const consoleWords: Catalog = {
  vi: () => import('./words/vi.ts'),
  en: () => import('./words/en.ts'),
}

/** The words of the analysts' pages together with those of the staff area. */
export function useConsoleWords(): Words<StaffWord | ConsoleWord> {
  return useWords<StaffWord | ConsoleWord>()
}
