import { within } from '@tinnhiem/kit/roles'
import { holds, type Viewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { SMALLEST_SHOWN } from '../board/hide-small.ts'
import type { Context } from '../context.ts'
import type { OfficialDocument } from './document.ts'

export type DisseminationRow = { id: string; units: number; unitsConfirmed: number }
export type DisseminationTable = {
  rows: DisseminationRow[]
  units: number
  unitsConfirmed: number
  attendees: number | null
}

const ABOVE = ['UPPER_OFFICER', 'PROVINCIAL_OFFICER', 'INSPECTION', 'ANALYST'] as const

/** Which units below confirmed a session, and all heads together; null = not for this reader. Nobody is counted twice or by name. */
export async function disseminationOf(
  { stores, viewer, clock }: Context,
  document: OfficialDocument,
  underId: string,
): Promise<DisseminationTable | null> {
  const place = await stores.projection.organization(underId)
  if (!place || place.level === 'GRASSROOTS' || !sees(viewer, place)) return null
  const all = await stores.projection.organizationsUnder(place.path)
  const asked = all.filter((unit) => isAsked(unit, document, clock.today()))
  const sessions = await stores.document.sessionsOf(
    document.id,
    asked.map(({ id }) => id),
  )
  const confirmed = new Set(sessions.map(({ unionId }) => unionId))
  const attendees = sessions.reduce((sum, { attendeeCount }) => sum + attendeeCount, 0)
  const rows = all
    .filter(({ parentId }) => parentId === place.id)
    .map((child) => rowOf(child, asked, confirmed))
    .filter(({ units }) => units > 0)
  return {
    rows,
    units: asked.length,
    unitsConfirmed: confirmed.size,
    attendees: attendees < SMALLEST_SHOWN ? null : attendees,
  }
}

function sees(viewer: Viewer, { path }: OrganizationItem): boolean {
  return holds(viewer, ABOVE, path)
}

function isAsked(
  { level, path, validFrom, validTo }: OrganizationItem,
  { publisherPath }: OfficialDocument,
  today: string,
): boolean {
  const active = validFrom <= today && (validTo === null || today <= validTo)
  return level === 'GRASSROOTS' && active && within(path, publisherPath)
}

function rowOf(
  child: OrganizationItem,
  asked: readonly OrganizationItem[],
  confirmed: ReadonlySet<string>,
): DisseminationRow {
  const own = asked.filter(({ path }) => within(path, child.path))
  const unitsConfirmed = own.filter(({ id }) => confirmed.has(id)).length
  return { id: child.id, units: own.length, unitsConfirmed }
}
