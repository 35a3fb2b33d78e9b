import type { Hidden } from '../table/table.ts'
import { useConsoleWords } from '../use-console-words.ts'

/** Why a figure is not told, in the reader's language: the service's own words where it sent them. */
export function useHiddenWords(): (hidden: Hidden) => string {
  const { t, lang, has, other } = useConsoleWords()
  return ({ reason, message }) => {
    const id = `console.hidden.${reason}`
    const words = message[lang] ?? (has(id) ? other(id) : reason)
    return t('console.hidden.cell', { reason: words })
  }
}
