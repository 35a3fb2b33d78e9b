import type { OracleRow } from './rows.ts'

const KEYS = ['total', 'low', 'rawHigh', 'rate'] as const

function inOrder(a: OracleRow, b: OracleRow): number {
  for (const key of KEYS) if (a[key] !== b[key]) return (b[key] ?? 0) - (a[key] ?? 0)
  return 0
}

/** The ceiling of one comparison group: blocks of exact ties take places from the top while they fit whole. */
function applyCeiling(rows: OracleRow[]): void {
  const base = rows.filter((row) => row.level === 'EXCELLENT' || row.level === 'GOOD').length
  const places = Math.floor(base / 5)
  let left = places
  let full = false
  const candidates = rows.filter((row) => row.level === 'EXCELLENT').sort(inOrder)
  for (let i = 0; i < candidates.length;) {
    const first = candidates[i]!
    const block = candidates.slice(i).filter((row) => inOrder(row, first) === 0)
    const fits: boolean = !full && block.length <= left
    if (fits) left -= block.length
    for (const row of block) {
      if (!fits) row.level = 'GOOD'
      row.tie = !fits && !full && left > 0 && block.length > 1
    }
    full = full || !fits
    i += block.length
  }
  for (const row of rows) {
    row.places = places
    row.base = base
  }
}

/** Comparison groups; groups of chairs with fewer than 5 GOOD or better are pooled into one. */
export function compare(rows: OracleRow[], chairs: Set<string>): void {
  const byGroup = Map.groupBy(
    rows.filter((row) => row.level !== 'NOT_RATED'),
    (row) => (chairs.has(row.postId) ? `chairs ${row.comparison}` : row.comparison),
  )
  const pooled: OracleRow[] = []
  for (const [name, members] of byGroup) {
    const good = members.filter((row) => row.level === 'EXCELLENT' || row.level === 'GOOD').length
    if (name.startsWith('chairs ') && good < 5) pooled.push(...members)
    else applyCeiling(members)
  }
  if (pooled.length > 0) applyCeiling(pooled)
}
