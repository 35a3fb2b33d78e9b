import { useConsoleWords } from './use-console-words.ts'

/** What the gateway says to lower in a question that costs too much (gateway/src/cost.ts, `dearestField`). */
export type CostField = {
  path: string
  /** The page of that list: how large it is now, which variable says so, and the largest that fits. */
  page?: { size: number; variable?: string; fits?: number }
}

const WRITTEN = /^(.+)\(first: (?:\$(\w+) = )?(\d+)(?: -> (\d+))?\)$/

/** Reads `units(first: $n = 100 -> 15)`; a field without a page is its path alone. */
export function readCostField(field: string): CostField {
  const [, path, variable, size, fits] = WRITTEN.exec(field) ?? []
  if (path === undefined || size === undefined) return { path: field }
  return {
    path,
    page: {
      size: Number(size),
      ...(variable === undefined ? {} : { variable }),
      ...(fits === undefined ? {} : { fits: Number(fits) }),
    },
  }
}

/** What to do about a question that costs too much: which page to lower, from how much to how much. */
export function useCostAdvice(): (field: string) => string {
  const { t } = useConsoleWords()
  return (field) => {
    const { path, page } = readCostField(field)
    if (!page) return t('console.cost.field', { field: path })
    const { size, variable, fits } = page
    const what = variable === undefined ? 'first' : `first ($${variable})`
    return fits === undefined
      ? t('console.cost.page', { field: path, what, size })
      : t('console.cost.fits', { field: path, what, size, fits })
  }
}
