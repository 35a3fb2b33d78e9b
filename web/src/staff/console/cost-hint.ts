import { useConsoleWords } from './use-console-words.ts'

/** The page to lower in a question that costs too much (gateway/src/cost.ts, `PageHint`). */
export type PageHint = {
  /** Where it is in the answer, by the names the answer has. */
  page: string
  /** Its size now. */
  from: number
  /** The largest size that fits; without it this page alone is not enough. */
  fits?: number
  /** The variable that says the size. */
  variable?: string
}

/** The words for a page's size, as the question writes it. */
export function sizeName({ variable }: PageHint): string {
  return variable === undefined ? 'first' : `first ($${variable})`
}

/** What to do about a question that costs too much: which page to lower, from how much to how much. */
export function useCostAdvice(): (field: string, hint: PageHint | undefined) => string {
  const { t } = useConsoleWords()
  return (field, hint) => {
    if (!hint) return t('console.cost.field', { field })
    const { from: size, fits } = hint
    const what = sizeName(hint)
    return fits === undefined
      ? t('console.cost.page', { field, what, size })
      : t('console.cost.fits', { field, what, size, fits })
  }
}
