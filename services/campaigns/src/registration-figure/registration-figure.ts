import { notEnoughData } from '@tinnhiem/kit/figure'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { SMALLEST_SHOWN } from '../board/hide-small.ts'
import type { RegisteredYear, Registrations } from './read-registrations.ts'

/**
 * What is told of the units of one organisation. That a unit registered is on the campaign's board for everybody; who did
 * not is nowhere, so there is no figure of one unit or of a few.
 */
export function registrationFigure(
  { id, level }: Pick<OrganizationItem, 'id' | 'level'>,
  year: RegisteredYear,
) {
  if (!year) return notEnoughData('NOT_PUBLISHED')
  if (level === 'GRASSROOTS') return notEnoughData('TOO_FEW')
  const { units, registered } =
    level === 'PROVINCIAL' ? sumOf([...year.byUpper.values()]) : sumOf(year.byUpper.get(id) ?? [])
  if (units === 0) return notEnoughData('NOT_COVERED')
  if (units < SMALLEST_SHOWN) return notEnoughData('TOO_FEW')
  const percent = Math.round((registered * 1_000) / units) / 10
  return {
    __typename: 'CampaignRegistration' as const,
    year: year.year,
    units,
    registered,
    percent,
  }
}

function sumOf(given: Registrations | Registrations[]): Registrations {
  return [given].flat().reduce(
    (sum, { units, registered }) => ({
      units: sum.units + units,
      registered: sum.registered + registered,
    }),
    { units: 0, registered: 0 },
  )
}
