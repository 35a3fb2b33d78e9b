/** An employer and its dated headcounts (MEM-2). */
export type Employer = {
  id: string
  name: string
  class: 'ENTERPRISE' | 'PUBLIC_UNIT' | 'COOPERATIVE' | 'OTHER'
  active: boolean
  unionIds: string[]
  headcounts: Headcount[]
}

export type Headcount = { asOf: string; total: number; female: number; source: string }

/** The last headcount on or before a day: the one every measure uses. */
export function headcountOn(headcounts: readonly Headcount[], day: string): Headcount | null {
  const known = headcounts.filter((count) => count.asOf <= day)
  return known.toSorted((a, b) => a.asOf.localeCompare(b.asOf)).at(-1) ?? null
}
