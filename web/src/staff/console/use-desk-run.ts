import { useState } from 'react'
import { useConsoleWords } from './use-console-words.ts'
import type { Question } from './use-question.ts'
import { useRun } from './use-run.ts'

/** The run of the open question: why it did not begin, or what came of it. */
export type DeskRun = ReturnType<typeof useDeskRun>

/** Runs the question of the desk, unless the page knows already that it cannot be asked. */
export function useDeskRun(question: Question, text: string) {
  const { t } = useConsoleWords()
  const { run, asked, ...running } = useRun()
  const [blocked, setBlocked] = useState<string | null>(null)
  const reason = (): string | null => {
    const [wrong] = Object.keys(question.wrong)
    if (question.isMutation) return t('console.editor.only')
    return wrong ? t('console.result.wrongVariable', { name: wrong }) : null
  }
  return {
    ...running,
    blocked,
    /** A part of the answer is missing. */
    isPartial:
      running.answer?.state === 'ANSWERED' &&
      running.answer.data !== null &&
      running.answer.errors.length > 0,
    /** The question has changed since the run. */
    changed: asked !== question.key,
    begin: () => {
      const against = reason()
      setBlocked(against)
      // a text that cannot be read is asked all the same: the gateway says where it is wrong
      if (!against) void run(question.asked ?? { query: text, variables: {} }, question.key)
    },
  }
}
