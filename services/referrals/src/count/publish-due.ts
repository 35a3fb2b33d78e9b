import { publish } from '@tinnhiem/kit/event'
import type { FactItem } from '@tinnhiem/kit/fact'
import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import { factRecorded } from '../events.ts'
import type { WorkerContext } from '../jobs/worker-context.ts'
import { sayFact } from '../words.ts'
import { tableDue } from './due-tables.ts'
import type { CountedUnit } from './place-units.ts'
import { publishCounts, type CountCell, type CountTable } from './publish-counts.ts'
import { membersOf, trueCounts } from './true-counts.ts'

/** Publishes the tables that are due, of last year and of this one. Safe to run twice and beside itself. */
export async function publishDueTables(ctx: WorkerContext): Promise<void> {
  const year = Number(ctx.clock.today().slice(0, 4))
  for (const one of [year - 1, year]) await publishDueTable(ctx, one)
}

/** One table and its facts in one transaction: killed in between, neither is there (reliability.md 3). */
async function publishDueTable({ stores, clock }: WorkerContext, year: number): Promise<void> {
  const before = await stores.count.newest(year)
  const asOf = tableDue(year, before, clock.today())
  if (asOf === null) return
  const province = await stores.projection.province()
  if (!province) return
  const [units, counts] = await Promise.all([
    unitsOf(stores, province.path, year),
    countsOf(stores, year),
  ])
  if (before === null && counts.length === 0 && year < Number(clock.today().slice(0, 4))) return
  const table = publishCounts({ year, asOf, provinceId: province.id, units, counts, before })
  await store(stores, table, before)
}

/** Another worker may have stored the table of this day; its own is then forgotten, and so are its facts. */
async function store(
  stores: WorkerContext['stores'],
  table: CountTable,
  before: CountTable | null,
): Promise<void> {
  const facts = factsOf(table, before)
  try {
    await inTransaction(stores.connection, async (session) => {
      await stores.count.insert(table, session)
      if (facts.length > 0) await publish(stores.outbox, session, factRecorded, { facts })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

/** Everything that was sent in a year, with what erased cases left. */
export async function countsOf({ count }: Pick<WorkerContext['stores'], 'count'>, year: number) {
  const [cases, erased] = await Promise.all([count.sentIn(year), count.erasedOf(year)])
  return trueCounts(membersOf(cases), erased)
}

/** Grassroots unions that existed in the year, each with the upper union it stands below. */
async function unitsOf(
  { projection }: WorkerContext['stores'],
  provincePath: string,
  year: number,
): Promise<CountedUnit[]> {
  const all = await projection.organizationsUnder(provincePath)
  const uppers = new Set(all.filter(({ level }) => level === 'DIRECT_UPPER').map(({ id }) => id))
  const isThere = (from: string, to: string | null) =>
    from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`)
  return all
    .filter((one) => one.level === 'GRASSROOTS' && isThere(one.validFrom, one.validTo))
    .map(({ id, path }) => {
      const above = path.split('/').slice(0, -1)
      return { id, upperId: above.findLast((step) => uppers.has(step)) ?? null }
    })
}

/** T7 of the province and its upper unions, where the number is new. Never of a grassroots union (OOS-8). */
export function factsOf(table: CountTable, before: CountTable | null): FactItem[] {
  const known = before && [before.province, ...before.uppers]
  return [table.province, ...table.uppers].flatMap((cell) => {
    const was = known?.find(({ orgId }) => orgId === cell.orgId)
    return cell.sent !== null && cell.sent !== was?.sent ? factOf(table, cell, cell.sent) : []
  })
}

function factOf({ asOf }: CountTable, { orgId }: CountCell, sent: number): FactItem[] {
  return [
    {
      eventId: `referrals.T7.${orgId}.${asOf}`,
      code: 'T7',
      unionId: orgId,
      asOf,
      // one table a day at most: the day is a number that rises
      rev: Number(asOf.replaceAll('-', '')),
      numerator: sent,
      denominator: 1,
      source: sayFact({ asOf, sent }),
    },
  ]
}
