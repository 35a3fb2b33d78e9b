import type { Release, ReleasedGroup, ReleasedTotal } from '../result/release.ts'

/** Trust in fewer chairs together would say something about one of them, to a chair who knows the own counts. */
const LEAST_CHAIRS = 5

/**
 * The totals in which trust in the chairs of grassroots unions may be told to those who see no person (D-19): of at least
 * five chairs, and in the total of everything only if the chairs of no told upper union are none or five, too. Counts of
 * answers decide nothing here, only how many chairs there are.
 */
export function chairsTogether({ groups, totals }: Release): ReadonlySet<string> {
  const withChair = new Set(groups.filter(hasChair).map(({ id }) => id))
  const chairsIn = (total: ReleasedTotal) => total.groups.filter((id) => withChair.has(id)).length
  const told = totals.filter((total) => total.upperId !== null && chairsIn(total) >= LEAST_CHAIRS)
  const whole = totals.find(({ upperId }) => upperId === null)
  const inTold = told.reduce((sum, total) => sum + chairsIn(total), 0)
  const left = whole ? chairsIn(whole) - inTold : 0
  const wholeToo = whole && chairsIn(whole) >= LEAST_CHAIRS && (left === 0 || left >= LEAST_CHAIRS)
  return new Set([...told, ...(wholeToo ? [whole] : [])].map(({ id }) => id))
}

/**
 * Whether it is of a union whose members were asked about their chair, and the question is published. Small unions that
 * were joined are one: each of them knows the counts of all, and would take them all from the whole.
 */
function hasChair({ counts, pools }: ReleasedGroup): boolean {
  return counts['chairTrust'] !== undefined && pools.some(({ unionId }) => unionId !== null)
}
