import { useWords, type Words } from '../words/use-words.ts'
import type vi from './words/vi.json'

/** An id of the words of the staff area. */
export type StaffWord = keyof typeof vi

/** The words of the staff area together with the common ones. */
export function useStaffWords(): Words<StaffWord> {
  return useWords<StaffWord>()
}
