import { SMALLEST_SHOWN } from '../board/hide-small.ts'

/** Counts of people by the id of what they are about. */
export type Counts = ReadonlyMap<string, number>

/**
 * What to hide in several tables over the same rows, e.g. the rounds of a year and the year itself, so that no table, and
 * no difference of two, tells a count below 5 (I-7): a row small in one table is hidden in all. In each table the hidden
 * rows are two or more, together 5 or more, and larger ones are hidden beside the small until the smallest row that is
 * shown leaves the small ones every value from 0 to 4. Nought counts as small: it would say that nobody gave.
 * @param begin rows that are hidden for another reason
 */
export function hiddenRows(
  tables: readonly Counts[],
  begin: Iterable<string> = [],
): ReadonlySet<string> {
  const hidden = new Set<string>(begin)
  for (const table of tables)
    for (const [row, count] of table) if (count < SMALLEST_SHOWN) hidden.add(row)
  while (tables.some((table) => hideOneMore(table, hidden)));
  return hidden
}

/** Hides the smallest rows that are still shown, if the table tells too much. False = it does not, or all are hidden. */
function hideOneMore(table: Counts, hidden: Set<string>): boolean {
  const shown = [...table].filter(([row]) => !hidden.has(row))
  const covered = [...table].filter(([row]) => hidden.has(row)).map(([, count]) => count)
  if (shown.length === 0 || !tellsTooMuch(covered, Math.min(...shown.map(([, count]) => count))))
    return false
  const least = Math.min(...shown.map(([, count]) => count))
  // all of the same size: which of two equal ones was left out would say who is not the small one
  for (const [row, count] of shown) if (count === least) hidden.add(row)
  return true
}

function tellsTooMuch(covered: readonly number[], leastShown: number): boolean {
  if (covered.length === 0) return false
  const sum = covered.reduce((total, count) => total + count, 0)
  if (covered.length < 2 || sum < SMALLEST_SHOWN) return true
  const large = covered.filter((count) => count >= SMALLEST_SHOWN)
  if (large.length === covered.length || sum <= (SMALLEST_SHOWN - 1) * covered.length) return false
  // one that is larger than what is shown was hidden for another table: nobody can bound it from this one
  if (large.some((count) => count > leastShown)) return false
  const slack = large.reduce((total, count) => total + leastShown - count, 0)
  return slack < SMALLEST_SHOWN - 1
}

/** Whether a table's total may be shown: not when it is small, and not when it is the one hidden row. */
export function showsTotal(table: Counts, hidden: ReadonlySet<string>): boolean {
  const sum = [...table.values()].reduce((total, count) => total + count, 0)
  const covered = [...table.keys()].filter((row) => hidden.has(row)).length
  return sum >= SMALLEST_SHOWN && covered !== 1
}
