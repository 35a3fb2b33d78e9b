import { inTransaction } from '@tinnhiem/kit/mongo'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attackCounts } from '../src/count/count-attacker.ts'
import { eraseClosed } from '../src/count/erase-closed.ts'
import { groupsOf } from '../src/count/place-units.ts'
import { publishDueTables } from '../src/count/publish-due.ts'
import type { Referral } from '../src/referral/referral.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { members, organ, OTHER_UNIT, people, PROVINCE, UNIT, UPPER } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, START, type Data, type World } from './world.ts'

const QUERY = `query($year: Int!, $organization: ID!) {
  referralCounts(year: $year, organization: $organization) {
    year asOf isLast formula
    total { organization { id } shown sent sentAtMost asOf net netAsOf }
    parts { organization { id } shown sent sentAtMost asOf net netAsOf } } }`
const SECOND = 'UP-SINHO'

let world: World
let does: ReturnType<typeof verbs>
beforeAll(async () => void (world = await createWorld(25)))
afterAll(async () => await world[Symbol.asyncDispose]())
beforeEach(async () => {
  const { referral, count, keys, read, form, outbox } = world.stores
  for (const model of [referral.model, ...count.models, read.model, form.model, outbox])
    await model.collection.deleteMany({})
  await keys.model.deleteMany({ _id: { $ne: 'find' } })
  world.goTo(START)
  does = verbs(world)
  await world.stores.projection.takeOrganizations(tree())
})

/** Two upper unions with six and four units, and one with two, which is too small to stand alone. */
function tree(): OrganizationItem[] {
  const add = (id: string, parentId: string, level: OrganizationItem['level']) => ({
    ...{ id, code: id, name: { vi: id, en: id }, kind: level, level, parentId, rev: 1 },
    ...{ validFrom: '2000-01-01', validTo: null },
    path: parentId === 'P12' ? `${PROVINCE}/${id}` : `${PROVINCE}/${parentId}/${id}`,
  })
  const units = (upper: string, ids: string[]) => ids.map((id) => add(id, upper, 'GRASSROOTS'))
  return [
    add(SECOND, 'P12', 'DIRECT_UPPER'),
    add('UP-NHO', 'P12', 'DIRECT_UPPER'),
    ...units(UPPER, ['U-0003', 'U-0004', 'U-0005', 'U-0006']),
    ...units(SECOND, ['U-1001', 'U-1002', 'U-1003', 'U-1004']),
    ...units('UP-NHO', ['U-2001', 'U-2002']),
  ]
}

let made = 0
/** People whose referral was sent by a unit this year, without walking them there. */
async function sent(unionId: string, count: number): Promise<string[]> {
  const on = world.clock.today()
  const year = Number(on.slice(0, 4))
  const ids: string[] = []
  await inTransaction(world.stores.connection, async (session) => {
    for (let n = 0; n < count; n++) {
      made += 1
      const id = `R-made-${made}`
      const resolution = {
        ...{ number: '1', on, organId: organ.id, authorId: 'M-a', signerId: 'M-b' },
        ...{ signedOn: on, sentOn: on },
      }
      const file: Referral['file'] = {
        ...{ memberId: `M-made-${made}`, origin: 'INVITED', consent: null, eligibility: null },
        ...{ opinion: null, vote: null, suspension: null, feedback: [], resolution },
        steps: [{ state: 'SENT', on }],
      }
      const row = { id, unionId, state: 'SENT', version: 1, sent: { unionId, year }, file } as const
      await world.stores.referral.insert(row, session)
      ids.push(id)
    }
  })
  return ids
}

async function leave(ids: readonly string[]): Promise<void> {
  for (const before of await world.stores.referral.byIds(ids)) {
    const step = { state: 'WITHDRAWN', on: world.clock.today() } as const
    const file = { ...before.file, steps: [...before.file.steps, step] }
    const next = { ...before, state: 'WITHDRAWN', file } as const
    await inTransaction(world.stores.connection, async (session) => {
      await world.stores.referral.advance(before, next, session)
    })
  }
}

const counts = async (who: Claims, organization: string, year = 2023): Promise<Data> =>
  (await world.data(who, QUERY, { year, organization })).referralCounts
const refused = async (who: Claims, organization: string) =>
  await world.code(who, QUERY, { year: 2023, organization })

/** The facts told so far: code, union, day, number. */
async function facts(): Promise<unknown[][]> {
  const rows = await world.stores.outbox.find({ name: 'factRecorded' }).lean<{ payload: Data }[]>()
  const all = rows.flatMap(({ payload }) => payload['facts'] as Data[])
  return all
    .map(({ code, unionId, asOf, numerator, denominator, rev }) => [
      ...[code, unionId, asOf, numerator, denominator, rev],
    ])
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

async function monthPasses(day: string): Promise<void> {
  world.goTo(day)
  await publishDueTables(world.worker)
}

describe('the true count of a unit', () => {
  it('is for its referral list alone: one more when sent, one fewer net when the person leaves', async () => {
    const [who] = members
    if (!who) throw new Error('nobody')
    expect((await counts(people.chair, UNIT)).total).toMatchObject({ shown: 'OWN', sent: 0 })
    const id = await does.brought(who, 'SENT')
    expect((await counts(people.chair, UNIT)).total).toMatchObject({ sent: 1, net: 1 })
    await does.withdraws(who, id)
    expect((await counts(people.vice, UNIT)).total).toMatchObject({ sent: 1, net: 0 })
    for (const other of [who, people.otherChair, people.secretary, people.liaison, people.admin])
      expect(await refused(other, UNIT)).toBe('NOT_FOUND')
    expect(await refused(people.chair, OTHER_UNIT)).toBe('NOT_FOUND')
    expect(await refused(people.chair, 'U-nowhere')).toBe('NOT_FOUND')
    await monthPasses('2023-07-01')
    const table = await counts(people.provincial, 'P12')
    expect(table.total).toMatchObject({ shown: 'WITHHELD', sent: null, sentAtMost: null })
    expect(table.parts.map(({ shown }: Data) => shown)).toEqual(['WITHHELD', 'UNDER_5', 'UNDER_5'])
    expect(await facts()).toEqual([])
  })
})

describe('the table of a month', () => {
  it('is the same for everybody above, and changes only by five', async () => {
    await sent(UNIT, 4)
    await sent('U-0003', 3)
    await sent('U-1001', 4)
    await monthPasses('2023-07-01')
    const lines = async (who: Claims) => (await counts(who, 'P12')).parts
    const first = await lines(people.provincial)
    for (const who of [people.analyst, people.inspection]) expect(await lines(who)).toEqual(first)
    const ofUpper = (await counts(people.upper, UPPER)).total
    expect(first.find(({ organization }: Data) => organization.id === UPPER)).toEqual(ofUpper)
    expect(ofUpper).toMatchObject({
      shown: 'PUBLISHED',
      sent: 7,
      sentAtMost: 7,
      asOf: '2023-06-30',
    })
    expect(await refused(people.upper, SECOND)).toBe('NOT_FOUND')
    expect(await refused(people.upper, 'P12')).toBe('NOT_FOUND')

    world.goTo('2023-07-15')
    await sent('U-0004', 1)
    await monthPasses('2023-08-01')
    expect((await counts(people.upper, UPPER)).total).toMatchObject({
      ...{ sent: 7, sentAtMost: 11, asOf: '2023-06-30' },
    })
    await sent('U-0004', 4)
    await monthPasses('2023-09-01')
    expect((await counts(people.upper, UPPER)).total).toMatchObject({
      sent: 12,
      asOf: '2023-08-31',
    })
    expect(await facts()).toEqual([
      ['T7', 'P12', '2023-06-30', 7, 1, 20230630],
      ['T7', 'P12', '2023-08-31', 12, 1, 20230831],
      ['T7', UPPER, '2023-06-30', 7, 1, 20230630],
      ['T7', UPPER, '2023-08-31', 12, 1, 20230831],
    ])
  })

  it('is made once, however many workers make it, and never of a day that is not over', async () => {
    await sent('U-1001', 6)
    world.goTo('2023-07-01')
    await Promise.all([1, 2, 3, 4].map(async () => await publishDueTables(world.worker)))
    await publishDueTables(world.worker)
    expect(await world.stores.count.all(2023)).toHaveLength(1)
    expect(await facts()).toHaveLength(2)
    const told = await world.stores.outbox
      .find({ name: 'factRecorded' })
      .lean<{ payload: Data }[]>()
    expect(JSON.stringify(told)).toContain('từ 5 người trở lên')
  })

  it('is stored together with its facts, or not at all', async () => {
    await sent('U-1001', 6)
    world.goTo('2023-07-01')
    const broken = { ...world.stores, outbox: Object.create(null) as World['stores']['outbox'] }
    await expect(publishDueTables({ ...world.worker, stores: broken })).rejects.toThrow()
    expect(await world.stores.count.all(2023)).toEqual([])
    await publishDueTables(world.worker)
    expect([(await world.stores.count.all(2023)).length, (await facts()).length]).toEqual([1, 2])
  })

  it('shows who is left only when five have left and five are left', async () => {
    const ids = await sent('U-1001', 12)
    await monthPasses('2023-07-01')
    await leave(ids.slice(0, 4))
    await monthPasses('2023-08-01')
    const upper = async () =>
      (await counts(people.provincial, 'P12')).parts.find(
        ({ organization }: Data) => organization.id === SECOND,
      )
    expect(await upper()).toMatchObject({ sent: 12, net: null })
    await leave(ids.slice(4, 6))
    await monthPasses('2023-09-01')
    expect(await upper()).toMatchObject({ sent: 12, net: 6, netAsOf: '2023-08-31' })
    await leave(ids.slice(6, 12))
    await monthPasses('2023-10-01')
    expect(await upper()).toMatchObject({ sent: 12, net: 6, netAsOf: '2023-08-31' })
  })
})

describe('the last table of a year', () => {
  it('has the units, stands for ever, and gives no hidden one away', async () => {
    await sent('U-0003', 7)
    await sent('U-0004', 3)
    await sent(UNIT, 3)
    await sent('U-1001', 9)
    await sent('U-1002', 1)
    await monthPasses('2023-07-01')
    expect((await counts(people.upper, UPPER)).parts.map(({ shown }: Data) => shown)).toEqual(
      Array.from({ length: 6 }, () => 'AFTER_YEAR'),
    )
    await sent('U-0004', 1)
    await monthPasses('2024-01-01')
    const table = await counts(people.upper, UPPER)
    expect([table.isLast, table.asOf]).toEqual([true, '2023-12-31'])
    const shown = table.parts.map(({ organization, shown: word, sent: number }: Data) => [
      ...[organization.id, word, number],
    ])
    expect(shown).toEqual([
      [UNIT, 'UNDER_5', null],
      [OTHER_UNIT, 'UNDER_5', null],
      ['U-0003', 'PUBLISHED', 7],
      ['U-0004', 'UNDER_5', null],
      ['U-0005', 'UNDER_5', null],
      ['U-0006', 'UNDER_5', null],
    ])
    // 9 of 10: what is left would show that somebody of the others was sent
    const second = (await world.stores.count.newest(2023))?.units.filter(({ orgId }) =>
      orgId.startsWith('U-1'),
    )
    expect(second?.map(({ shown: word }) => word)).toEqual(
      Array.from({ length: 4 }, () => 'WITHHELD'),
    )
    const stored = await world.stores.count.all(2023)
    const hidden = stored.at(-1)?.units.filter(({ sent: number }) => number === null) ?? []
    const targets = hidden.map(({ orgId }) => ({
      ...{ units: [orgId], table: stored.length - 1, what: 'sent' as const },
    }))
    for (const [low, high] of attackCounts(stored, null, targets)) {
      expect(low).toBe(0)
      expect(high).toBeGreaterThanOrEqual(4)
    }
    expect([...groupsOf(stored[0]?.places ?? []).keys()].toSorted()).toEqual([SECOND, UPPER])
    world.goTo('2024-03-01')
    await publishDueTables(world.worker)
    expect((await world.stores.count.all(2023)).length).toBe(stored.length)
  })
})

describe('erasing', () => {
  it('leaves counts alone, 24 months after a case was closed: no key, no read, no paper', async () => {
    const [, who] = members
    if (!who) throw new Error('nobody')
    const id = await does.brought(who, 'SENT')
    await does.withdraws(who, id)
    const names = {
      ...{ upperUnion: 'a', union: 'b', place: 'c', person: 'd', bornOn: '1990-01-01' },
      ...{ work: 'e', signerPost: 'f', signer: 'g' },
    }
    await inTransaction(
      world.connection,
      async (session) => await world.stores.form.put(id, names, session),
    )
    const [going] = await sent(UNIT, 1)
    world.goTo('2025-06-30')
    expect(await eraseClosed(world.worker)).toBe(0)
    const before = (await counts(people.chair, UNIT)).total
    world.goTo('2025-07-01')
    expect(await eraseClosed(world.worker)).toBe(1)
    const { referral, keys, read, form } = world.stores
    expect(await referral.byId(id)).toBeNull()
    expect(await keys.model.findById(id)).toBeNull()
    expect(await read.model.countDocuments({ referral: id })).toBe(0)
    expect(await form.model.countDocuments({ _id: id })).toBe(0)
    expect(await referral.byId(going ?? '')).not.toBeNull()
    const after = (await counts(people.chair, UNIT)).total
    expect({ ...after, asOf: null, netAsOf: null }).toEqual({
      ...before,
      asOf: null,
      netAsOf: null,
    })
    expect([after.sent, after.net]).toEqual([2, 1])
    expect(await eraseClosed(world.worker)).toBe(0)
  })
})
