import { NotFound } from '@tinnhiem/kit/errors'
import { holds, requireSignedIn } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { placeOnList } from '../roster/stand.ts'
import { MOST_WAITING } from './limits.ts'
import { mostBehind, type CountCell, type CountTable } from './publish-counts.ts'
import { membersOf, sentInYear, trueCounts } from './true-counts.ts'

/** One line as it is shown. */
export type ShownCount = {
  orgId: string
  shown: 'OWN' | 'PUBLISHED' | 'UNDER_5' | 'WITHHELD' | 'AFTER_YEAR'
  sent: number | null
  sentAtMost: number | null
  asOf: string | null
  net: number | null
  netAsOf: string | null
}

export type ShownCounts = {
  year: number
  asOf: string | null
  isLast: boolean
  total: ShownCount
  parts: ShownCount[]
}

const READERS = ['UPPER_OFFICER', 'PROVINCIAL_OFFICER', 'INSPECTION', 'ANALYST'] as const

/**
 * The own unit's true count for the officers on its referral list, or the published table for those above: nothing is
 * computed for a reader, so no two readers can compare notes (privacy.md 4).
 * @throws NotSignedIn, NotFound (no such organisation, or not for this reader)
 */
export async function readCounts(ctx: Context, year: number, orgId: string): Promise<ShownCounts> {
  const { lang } = requireSignedIn(ctx.viewer)
  const org = await ctx.loaders.organization.load(orgId)
  if (!org || year < 2000 || year > 9999) throw new NotFound(lang)
  if (org.level === 'GRASSROOTS' && (await placeOnList(ctx, orgId)))
    return await own(ctx, year, orgId)
  if (!holds(ctx.viewer, READERS, org.path)) throw new NotFound(lang)
  const table = await ctx.stores.count.newest(year)
  const below = await childrenOf(ctx, org)
  return {
    year,
    asOf: table?.asOf ?? null,
    isLast: table?.last ?? false,
    total: shownOf(table, org),
    parts: below.map((one) => shownOf(table, one)),
  }
}

async function own({ stores, clock }: Context, year: number, orgId: string): Promise<ShownCounts> {
  const { sent, withdrawn } = await trueCountOf(stores, year, orgId)
  const asOf = clock.today()
  const total: ShownCount = {
    orgId,
    shown: 'OWN',
    sent,
    sentAtMost: sent,
    asOf,
    net: sent - withdrawn,
    netAsOf: asOf,
  }
  return { year, asOf: null, isLast: false, total, parts: [] }
}

const NOBODY = { sent: 0, withdrawn: 0 }

/** Looks only at people of this union: some of them may count elsewhere, where they were put forward first. */
async function trueCountOf({ count }: Context['stores'], year: number, unionId: string) {
  const cases = await count.sentFrom(unionId, year)
  const people = [...new Set(cases.map(({ person }) => person))]
  const all = people.length === 0 ? [] : await count.ofPeople(people)
  const members = membersOf(sentInYear(all, year))
  const counts = trueCounts(members, await count.erasedOf(year, unionId))
  return counts.find(({ unitId }) => unitId === unionId) ?? NOBODY
}

/** The next level below, in order of code: never of size. */
async function childrenOf({ stores }: Context, org: OrganizationItem): Promise<OrganizationItem[]> {
  if (org.level === 'GRASSROOTS') return []
  const below = await stores.projection.organizationsUnder(org.path)
  return below
    .filter(({ parentId }) => parentId === org.id)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function shownOf(table: CountTable | null, { id, level }: OrganizationItem): ShownCount {
  const nothing = { orgId: id, sent: null, sentAtMost: null, asOf: null, net: null, netAsOf: null }
  if (level === 'GRASSROOTS' && !table?.last) return { ...nothing, shown: 'AFTER_YEAR' }
  const cell = table && cellOf(table, id)
  if (!cell) return { ...nothing, shown: 'WITHHELD' }
  return { ...cell, sentAtMost: mostOf(table, cell, level) }
}

function cellOf({ province, uppers, units }: CountTable, id: string): CountCell | null {
  return [province, ...uppers, ...units].find(({ orgId }) => orgId === id) ?? null
}

/** A word is a bound, too; a number is behind by at most what may wait. */
function mostOf(
  table: CountTable,
  { shown, sent, asOf }: CountCell,
  level: OrganizationItem['level'],
): number | null {
  if (shown === 'UNDER_5') return MOST_WAITING
  if (sent === null) return null
  if (level === 'GRASSROOTS') return sent
  if (level !== 'PROVINCIAL') return sent + (asOf === table.asOf ? 0 : MOST_WAITING)
  const behind = mostBehind(table)
  return behind === null ? null : sent + behind
}
