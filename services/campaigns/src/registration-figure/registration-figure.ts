import { notEnoughData } from '@tinnhiem/kit/figure'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { SMALLEST_SHOWN } from '../board/hide-small.ts'
import type { RegisteredYear, Registrations } from './read-registrations.ts'

type Asked = Pick<OrganizationItem, 'id' | 'level'>

/**
 * What is told of the units of one organisation. That a unit registered is on the campaign's board for everybody; who did
 * not is nowhere, so there is no figure of one unit or of a few, and none of the province that would give one away.
 */
export function registrationFigure({ id, level }: Asked, year: RegisteredYear) {
  if (!year) return notEnoughData('NOT_PUBLISHED')
  if (level === 'GRASSROOTS') return notEnoughData('TOO_FEW')
  const all = [...year.byUpper.values()]
  const { units, registered } = sumOf(
    level === 'PROVINCIAL' ? all : all.filter((one) => one.upperId === id),
  )
  if (units === 0) return notEnoughData('NOT_COVERED')
  const few = level === 'PROVINCIAL' ? unitsUntold(id, all) : units
  if (units < SMALLEST_SHOWN || (few > 0 && few < SMALLEST_SHOWN)) return notEnoughData('TOO_FEW')
  const percent = Math.round((registered * 1_000) / units) / 10
  return {
    __typename: 'CampaignRegistration' as const,
    year: year.year,
    units,
    registered,
    percent,
  }
}

/** Units that stand in the province's figure alone: right below it, or of an upper union that is too small. */
function unitsUntold(provinceId: string, all: readonly Registrations[]): number {
  const untold = all.filter(
    ({ upperId, units }) => upperId === provinceId || units < SMALLEST_SHOWN,
  )
  return sumOf(untold).units
}

function sumOf(given: readonly Registrations[]): { units: number; registered: number } {
  const sum = (count: (one: Registrations) => number) =>
    given.reduce((total, one) => total + count(one), 0)
  return { units: sum(({ units }) => units), registered: sum(({ registered }) => registered) }
}
