import type { Campaign } from '../campaign/campaign.ts'
import type { Context } from '../context.ts'
import { WHOLE_BOARD } from '../loaders.ts'
import { turnoutOf, type Counted, type Turnout } from './turnout.ts'

/**
 * Counts per upper union. Units: all of the board. Members: those who registered through this campaign itself, so that
 * an adopted campaign's table and its parent's share nobody and cannot be subtracted.
 */
export async function readTurnout(
  { loaders }: Pick<Context, 'loaders'>,
  { id, audiencePath }: Campaign,
): Promise<Turnout> {
  const [units, sums, members] = await Promise.all([
    loaders.unitsByUpper(audiencePath),
    loaders.boardSums(WHOLE_BOARD).load(id),
    loaders.membersByUpper.load(id),
  ])
  const rows = new Map<string, Counted>()
  const rowOf = (upperId: string): Counted => {
    const empty = { upperId, units: 0, unitsRegistered: 0, unitsReported: 0, unitsVerified: 0 }
    const row = rows.get(upperId) ?? { ...empty, members: 0 }
    rows.set(upperId, row)
    return row
  }
  for (const { upperId, units: count } of units) rowOf(upperId).units += count
  for (const sum of sums) {
    const row = rowOf(sum.upperId)
    row.unitsRegistered += sum.units
    row.unitsReported += sum.unitsReported
    row.unitsVerified += sum.unitsVerified
  }
  for (const { upperId, members: count } of members) rowOf(upperId).members += count
  return turnoutOf([...rows.values()].toSorted((a, b) => (a.upperId < b.upperId ? -1 : 1)))
}
