import { useWords, type Words } from '../../words/use-words.ts'
import type pageWords from '../page-words/vi.json'
import type words from './vi.json'

export type MemberWord = keyof typeof words | keyof typeof pageWords

/** The words of the member's area. */
export function useMemberWords(): Words<MemberWord> {
  return useWords<MemberWord>()
}
