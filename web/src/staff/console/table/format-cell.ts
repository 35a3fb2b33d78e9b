import type { Lang } from '../../../words/use-words.ts'
import type { Row, Scalar } from './table.ts'

const MOST_DECIMALS = 3
const locale = { vi: 'vi-VN', en: 'en-GB' } as const

/** Decimals every number of a column is shown with: as many as the longest of them has, at most three. */
export function decimalsOf(rows: readonly Row[], column: string): number {
  return Math.min(MOST_DECIMALS, Math.max(0, ...rows.map(({ cells }) => decimals(cells[column]))))
}

function decimals(value: Scalar | undefined): number {
  if (typeof value !== 'number' || Number.isInteger(value)) return 0
  return (String(value).split('.')[1] ?? '').length
}

/** A number as the page writes numbers; a year has no thousands. */
export function formatFigure(value: number, column: string, digits: number, lang: Lang): string {
  return new Intl.NumberFormat(locale[lang], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: !/(^|\.|_)year$/i.test(column) && !column.endsWith('Year'),
  }).format(value)
}
