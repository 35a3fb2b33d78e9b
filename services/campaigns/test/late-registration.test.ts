import { auditModel } from '@tinnhiem/kit/audit'
import { createClock, startOfDay } from '@tinnhiem/kit/clock'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { register } from '../src/participation/register.ts'
import { createStores } from '../src/stores.ts'
import { caller } from './caller.ts'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, SCHOOL, TEA } from './province.ts'
import { people } from './world.ts'

/** A command whose answer was lost may be sent again by anybody on the way, and any try may be the last to arrive. */
const { bao, hang, ngan, hac, inh, suong, say } = people
const DAY = '2023-03-10'
const STALE = { code: 'VERSION_CONFLICT' }
const NONE = { unitId: null, target: null, version: null }

let world: CampaignWorld
let does: ReturnType<typeof verbs>
let campaign: string

beforeAll(async () => {
  world = await createCampaignWorld(19, DAY)
  does = verbs(world)
  for (const { sub } of [hac, inh, ngan]) await world.join(sub, TEA)
  const input = { title: { vi: 'Thi đua', en: 'Emulation' }, startsOn: DAY }
  const drafted = await does.drafts(bao, {
    issuer: 'P12',
    input: { ...input, who: 'UNITS_AND_MEMBERS' },
  })
  campaign = drafted.campaign.id
  await does.launches(bao, hang, campaign)
  await world.ticks()
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

/** Everything a registration may leave behind: itself, its facts, its row on the board, the lines of who acted. */
async function keptOf(subject: string) {
  const { rootId } = (await world.stores.campaign.byId(campaign)) ?? {}
  const row = await world.stores.participation.byId(`${rootId}.${subject}`)
  const board = await does.board(hang, campaign)
  return {
    row,
    facts: (await world.facts('CAMPAIGN_REGISTERED', subject)).map(({ rev, numerator }) => [
      rev,
      numerator,
    ]),
    board: JSON.stringify(board.edges).includes(`"${subject}"`),
    acts: await auditModel(world.connection).countDocuments({ subject: row?.id ?? '' }),
  }
}

const joins = async (who: Claims, asked: object) => await does.registers(who, campaign, asked)

test.each([
  ['a unit', ngan, { unit: TEA, target: 4 }, TEA],
  ['a person', hac, {}, hac.sub],
])('a join that arrives after leaving changes nothing: %s', async (_, who, asked, subject) => {
  const { participation } = await joins(who, asked)
  await does.withdraws(who, participation.id, 1)
  const left = await keptOf(subject)
  expect(left).toMatchObject({ row: { state: 'WITHDRAWN', version: 2 }, board: false })
  const late = await Promise.all(Array.from({ length: 5 }, async () => await joins(who, asked)))
  expect(late).toEqual(late.map(() => ({ ...STALE, currentVersion: 2 })))
  expect(await keptOf(subject)).toEqual(left)
})

test.each([
  ['a unit', ngan, { unit: TEA, target: 4 }, TEA],
  ['a person', hac, {}, hac.sub],
])(
  'a join sent many times at once is one, and each try hears the same: %s',
  async (_, who, asked, subject) => {
    const before = await keptOf(subject)
    const again = { ...asked, version: before.row?.version }
    const told = await Promise.all(Array.from({ length: 6 }, async () => await joins(who, again)))
    expect(told.map(({ participation }) => participation)).toEqual(
      told.map(() => expect.objectContaining({ state: 'REGISTERED', version: 3 })),
    )
    const joined = await keptOf(subject)
    expect(joined.facts.length - before.facts.length).toBe(subject === TEA ? 1 : 0)
    expect(await joins(who, again)).toEqual(told[0])
    expect(await keptOf(subject)).toEqual(joined)
  },
)

test.each([
  ['a unit', ngan, TEA],
  ['a person', hac, hac.sub],
])('a leave that arrives after joining again changes nothing: %s', async (_, who, subject) => {
  const joined = await keptOf(subject)
  for (const old of [1, 2])
    expect(await does.withdraws(who, joined.row?.id ?? '', old)).toMatchObject(STALE)
  expect(await keptOf(subject)).toEqual(joined)
})

test('a version nobody was ever told joins nobody', async () => {
  expect(await joins(inh, { version: 1 })).toEqual({ ...STALE, currentVersion: 0 })
  expect(await keptOf(inh.sub)).toMatchObject({ row: null })
})

test('whatever comes again in whatever order, each join and each leave is one fact', async () => {
  const asked = { unit: DIRECT, target: 3 }
  const { participation } = await joins(hang, asked)
  const sent = [async () => await joins(hang, asked)]
  for (const version of [1, 2, 3, 4, 5, 6, 7]) {
    const next =
      version % 2 === 1
        ? async () => await does.withdraws(hang, participation.id, version)
        : async () => await joins(hang, { ...asked, version })
    const again = sent.toSorted(() => Math.random() - 0.5).map((send) => send())
    const [told] = await Promise.all([next(), ...again])
    expect(told.participation?.version).toBe(version + 1)
    sent.push(next)
  }
  await Promise.all(sent.map((send) => send()))
  const { row, facts } = await keptOf(DIRECT)
  expect(row).toMatchObject({ state: 'WITHDRAWN', version: 8 })
  expect(facts).toEqual([1, 0, 1, 0, 1, 0, 1, 0].map((numerator, at) => [at + 1, numerator]))
})

/** A process that looks, and is stopped before it writes until it is let go. */
function stopped(who: Claims) {
  const stores = createStores(world.connection.useDb(world.connection.name, { useCache: false }))
  const { byId } = stores.participation
  const looked = Promise.withResolvers<void>()
  const goes = Promise.withResolvers<void>()
  stores.participation.byId = async (...asked: Parameters<typeof byId>) => {
    const found = await byId(...asked)
    looked.resolve()
    await goes.promise
    return found
  }
  const { ctx, viewer } = caller(world.connection, stores, who)
  const clock = createClock(startOfDay(DAY).getTime() + 36_000_000 - Date.now())
  const joins = async (asked: Parameters<typeof register>[3]) => {
    const known = await stores.campaign.byId(campaign)
    if (!known) throw new Error(`no campaign ${campaign}`)
    return await register({ ...ctx, clock }, viewer, known, asked)
  }
  return { joins, looked: looked.promise, goes: goes.resolve }
}

test('a unit’s first join that was stopped before it wrote changes nothing after a second one joined and left', async () => {
  const late = stopped(say)
  const answer = late.joins({ ...NONE, unitId: SCHOOL, target: 5 })
  await late.looked
  const { participation } = await joins(suong, { unit: SCHOOL, target: 5 })
  await does.withdraws(suong, participation.id, 1)
  const left = await keptOf(SCHOOL)
  late.goes()
  expect(await answer).toEqual({ kind: 'conflict', currentVersion: 2 })
  expect(await keptOf(SCHOOL)).toEqual(left)
  expect(left.facts).toEqual([
    [1, 1],
    [2, 0],
  ])
})

test.each([
  ['a unit', say, suong, { unit: SCHOOL }, SCHOOL],
  ['a person', inh, inh, {}, inh.sub],
] as const)(
  'a join again that was stopped before it wrote changes nothing after another joined and left: %s',
  async (_, who, other, asked, subject) => {
    if (subject === inh.sub) {
      const { participation } = await joins(inh, asked)
      await does.withdraws(inh, participation.id, 1)
    }
    const late = stopped(who)
    const unitId = 'unit' in asked ? asked.unit : null
    const answer = late.joins({ ...NONE, unitId, version: 2 })
    await late.looked
    const { participation } = await joins(other, { ...asked, version: 2 })
    await does.withdraws(other, participation.id, 3)
    const left = await keptOf(subject)
    late.goes()
    expect(await answer).toEqual({ kind: 'conflict', currentVersion: 4 })
    expect(await keptOf(subject)).toEqual(left)
  },
)
