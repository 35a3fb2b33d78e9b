/** The newest table of a year, as far as the calendar goes. */
export type LastTable = { year: number; asOf: string; last: boolean } | null

/**
 * The day of the table that is due for a year, or null: one after each month, and the last one when the year is over.
 * Made late, it counts up to yesterday: a day that is over, and not one long gone.
 */
export function tableDue(year: number, newest: LastTable, today: string): string | null {
  if (newest?.last) return null
  const endOfYear = `${year}-12-31`
  if (today > endOfYear) return endOfYear
  if (today < `${year}-01-01`) return null
  const endOfMonth = dayBefore(`${today.slice(0, 7)}-01`)
  if (endOfMonth < `${year}-01-01`) return null
  if (newest && newest.asOf >= endOfMonth) return null
  return dayBefore(today)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
