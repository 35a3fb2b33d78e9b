import { publish, outboxModel, type EventDefinition } from '@tinnhiem/kit/event'
import type { FactItem } from '@tinnhiem/kit/fact'
import { connectMongo, inTransaction, prepareModels } from '@tinnhiem/kit/mongo'
import type { ClientSession, Connection } from 'mongoose'
import type * as z from 'zod'
import type { Employer } from '../employer/employer.ts'
import { headcountOn } from '../employer/employer.ts'
import { factRecorded, officersChanged, organizationsChanged, rosterChanged } from '../events.ts'
import type { Member, Membership } from '../member/member.ts'
import type { Officer } from '../officer/officer.ts'
import { holdsOn, levelOf, type Organization } from '../organization/organization.ts'
import type { RoleAssignment } from '../role/role-store.ts'
import { createStores, modelsOf, type Stores } from '../stores.ts'

/** A whole invented province, ready to be stored (domain.md 7.1). */
export type World = {
  organizations: readonly Organization[]
  employers: readonly Employer[]
  members: readonly Member[]
  memberships: readonly Membership[]
  officers: readonly Officer[]
  roles: readonly RoleAssignment[]
  /** Days on which the density of each union is stated as a fact. */
  factDays: readonly string[]
}

const BATCH = 500

/**
 * Stores a demo world into an empty database and announces it, batch by batch, each batch and its event in one
 * transaction. For `TN_DEMO=1` starts and tests only.
 * @returns false when the database already holds organisations: then nothing was touched
 */
export async function loadWorld(mongoUri: string, world: World): Promise<boolean> {
  const connection = await connectMongo(mongoUri)
  try {
    const stores = createStores(connection)
    const outbox = outboxModel(connection)
    await prepareModels([...modelsOf(stores), outbox])
    if ((await stores.organization.model.estimatedDocumentCount()) > 0) return false
    await storeWorld({ connection, stores, outbox }, world)
    return true
  } finally {
    await connection.close()
  }
}

type Target = { connection: Connection; stores: Stores; outbox: ReturnType<typeof outboxModel> }

async function storeWorld(target: Target, world: World): Promise<void> {
  const { stores } = target
  const first = <T>(items: readonly T[]) => items.map((item) => ({ ...item, rev: 1 }))
  await inBatches(
    target,
    first(world.organizations),
    stores.organization.insert,
    organizationsChanged,
    (items) => ({
      items: items.map((item) => ({ ...item, level: levelOf(item.kind) })),
    }),
  )
  await inBatches(target, world.employers, stores.employer.insert)
  await inBatches(target, world.members, stores.member.insertMembers)
  await inBatches(
    target,
    world.memberships,
    stores.member.insertMemberships,
    rosterChanged,
    (items) => ({
      items: first(items),
    }),
  )
  await inBatches(target, world.officers, stores.officer.insert, officersChanged, (items) => ({
    items: first(items),
  }))
  await inBatches(target, world.roles, stores.role.insert)
  await inBatches(
    target,
    densityFacts(world),
    async () => {},
    factRecorded,
    (facts) => ({ facts: [...facts] }),
  )
}

async function inBatches<T, S extends z.ZodType>(
  { connection, outbox }: Target,
  items: readonly T[],
  store: (batch: readonly T[], session: ClientSession) => Promise<void>,
  event?: EventDefinition<S>,
  payload?: (batch: readonly T[]) => z.infer<S>,
): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) {
    const batch = items.slice(at, at + BATCH)
    await inTransaction(connection, async (session) => {
      await store(batch, session)
      if (event && payload) await publish(outbox, session, event, payload(batch))
    })
  }
}

/** DENSITY = active members / workers of the last headcount, per union and day (domain.md 8.2, A2). */
function densityFacts(world: World): FactItem[] {
  const employers = new Map<string, Employer[]>()
  for (const employer of world.employers)
    for (const unionId of employer.unionIds)
      employers.set(unionId, [...(employers.get(unionId) ?? []), employer])
  const memberships = Map.groupBy(world.memberships, ({ unionId }) => unionId)
  return world.factDays.toSorted().flatMap((day, at) =>
    [...memberships].flatMap(([unionId, rows]) => {
      const counts = (employers.get(unionId) ?? []).map(({ headcounts }) =>
        headcountOn(headcounts, day),
      )
      const workers = counts.reduce((sum, count) => sum + (count?.total ?? 0), 0)
      const members = rows.filter((row) => holdsOn(row, day)).length
      if (workers === 0) return []
      const share = { numerator: members, denominator: workers }
      const fact = { code: 'DENSITY', unionId, asOf: day, rev: at + 1, ...share }
      return [{ ...fact, source: 'membership', eventId: `DENSITY-${unionId}-${day}` }]
    }),
  )
}
