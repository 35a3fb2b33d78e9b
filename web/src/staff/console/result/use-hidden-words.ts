import { NOT_TOLD, type Hidden } from '../table/table.ts'
import { useConsoleWords } from '../use-console-words.ts'

/** Why a figure is not told, in the reader's language: the service's own words where it sent them. */
export function useHiddenWords(): (hidden: Hidden) => string {
  const { t, lang, has, other } = useConsoleWords()
  return ({ reason, message }) => {
    // a question that asked for no reason is told none, not its type twice
    if (reason === NOT_TOLD) return NOT_TOLD
    const id = `console.hidden.${reason}`
    const words = message[lang] ?? (has(id) ? other(id) : reason)
    return t('console.hidden.cell', { reason: words })
  }
}
