import { within } from '@tinnhiem/kit/roles'
import { holds, type Viewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { hideSmall } from '../board/hide-small.ts'
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
  const rows = all
    .filter(({ parentId }) => parentId === place.id)
    .map((child) => rowOf(child, asked, confirmed))
    .filter(({ units }) => units > 0)
  return {
    rows,
    units: asked.length,
    unitsConfirmed: confirmed.size,
    attendees: await attendeesOf({ stores, clock }, document, place),
  }
}

/**
 * All heads below a place. An upper union's are hidden by the province's table of all of them, so that nobody gets a
 * number below 5 by taking the others from the whole (I-7).
 */
async function attendeesOf(
  { stores, clock }: Pick<Context, 'stores' | 'clock'>,
  document: OfficialDocument,
  place: OrganizationItem,
): Promise<number | null> {
  const province = (await stores.projection.province()) ?? place
  const all = await stores.projection.organizationsUnder(province.path)
  const units = all.filter((unit) => isAsked(unit, document, clock.today()))
  const ids = units.map(({ id }) => id)
  const sessions = await stores.document.sessionsOf(document.id, ids)
  const upperOf = new Map(units.map(({ id, parentId }) => [id, parentId]))
  const heads = new Map<string | null, number>([[place.id, 0]])
  for (const { unionId, attendeeCount } of sessions) {
    const upper = upperOf.get(unionId) ?? null
    heads.set(upper, (heads.get(upper) ?? 0) + attendeeCount)
  }
  const uppers = [...heads.keys()].filter((id) => id !== province.id || heads.get(id) !== 0)
  const { cells, total } = hideSmall(uppers.map((id) => heads.get(id) ?? 0))
  return place.id === province.id ? total : (cells[uppers.indexOf(place.id)] ?? null)
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
