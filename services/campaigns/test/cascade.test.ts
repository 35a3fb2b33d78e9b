import { openQueue } from '@tinnhiem/kit/job'
import { producerRedis } from '@tinnhiem/kit/redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, FAR_SCHOOL, PHONG_THO, SCHOOL, TAN_UYEN, TEA } from './province.ts'
import { people } from './world.ts'

const { bao, hang, suong, phin, ngan, say, hac, cho } = people
const REASON = { reason: 'Chờ hướng dẫn mới' }

let world: CampaignWorld
let does: ReturnType<typeof verbs>

beforeAll(async () => {
  world = await createCampaignWorld(16, '2023-10-05')
  does = verbs(world)
  for (const [member, union] of [
    [hac.sub, TEA],
    [ngan.sub, TEA],
    [say.sub, SCHOOL],
    [suong.sub, SCHOOL],
    [cho.sub, FAR_SCHOOL],
  ] as const)
    await world.join(member, union)
  for (const [union, members] of [
    [TEA, 62],
    [SCHOOL, 36],
    [FAR_SCHOOL, 17],
    [DIRECT, 118],
  ] as const)
    await world.size(union, members)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('the cascade', () => {
  const input = {
    title: { vi: 'Xanh sạch đẹp', en: 'Green and clean' },
    startsOn: '2023-10-01',
    endsOn: '2023-12-31',
    registrationUntil: '2023-11-30',
  }
  const criterion = {
    code: 'DAYS',
    kind: 'AT_LEAST',
    text: { vi: 'Số ngày', en: 'Days' },
    value: 3,
  }
  let parent: string
  let child: string
  let grandchild: string

  beforeAll(async () => {
    parent = (await does.drafts(bao, { issuer: 'P12', input: { ...input, criteria: [criterion] } }))
      .campaign.id
  })

  test('an unpublished campaign cannot be adopted, nor by a unit outside, nor by an organiser', async () => {
    expect(await does.adopts(hang, parent, TAN_UYEN)).toMatchObject({ rule: 'PARENT_NOT_OPEN' })
    await does.launches(bao, hang, parent)
    await world.ticks()
    expect(await does.adopts(bao, parent, TAN_UYEN)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect(await does.adopts(suong, parent, PHONG_THO)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect(await does.adopts(hang, parent, 'P12')).toMatchObject({ rule: 'NOT_IN_AUDIENCE' })
  })

  test('a lower unit may tighten and never loosen, and hears which field', async () => {
    expect(await does.adopts(suong, parent, TAN_UYEN, { endsOn: '2024-01-31' })).toMatchObject({
      code: 'LOOSER_THAN_PARENT',
      field: 'endsOn',
    })
    expect(await does.adopts(suong, parent, TAN_UYEN, { endsOn: null })).toMatchObject({
      field: 'endsOn',
    })
    expect(
      await does.adopts(suong, parent, TAN_UYEN, { criteria: [{ ...criterion, value: 2 }] }),
    ).toMatchObject({ field: 'criteria' })
    const goals = [{ text: { vi: 'Công trình', en: 'Works' }, value: 12 }]
    const adopted = await does.adopts(suong, parent, TAN_UYEN, {
      endsOn: '2023-12-15',
      criteria: [{ ...criterion, value: 5 }],
      goals,
    })
    child = adopted.campaign.id
    expect(adopted.campaign).toMatchObject({
      parent: { id: parent },
      goals: [{ value: 12 }],
      criteria: [{ value: 5 }],
    })
    expect(await does.adopts(suong, parent, TAN_UYEN)).toMatchObject({ rule: 'ADOPTED_ALREADY' })
    expect(await does.edits(suong, child, { startsOn: '2023-09-30' })).toMatchObject({
      field: 'startsOn',
    })
    await does.moves(suong, child, 'SUBMIT')
    expect(await does.moves(suong, child, 'APPROVE')).toMatchObject({
      rule: 'AUTHOR_NEVER_APPROVES',
    })
    await does.moves(people.pham2, child, 'APPROVE')
    expect((await does.moves(suong, child, 'PUBLISH')).campaign.state).toBe('REGISTRATION_OPEN')
    await world.ticks()
    grandchild = (await does.adopts(ngan, child, TEA)).campaign.id
    await does.launches(ngan, people.pham, grandchild)
    await world.ticks()
  })

  test('reopening a child stays within the parent’s day', async () => {
    expect(await does.reopens(suong, child, '2023-12-10')).toMatchObject({
      code: 'LOOSER_THAN_PARENT',
      field: 'until',
    })
    expect(await does.reopens(bao, parent, '2023-12-20')).toHaveProperty('campaign')
    expect(await does.reopens(suong, child, '2023-12-10')).toHaveProperty('campaign')
    expect(await does.reopens(suong, child, '2023-10-01')).toMatchObject({ code: 'DAY_IN_PAST' })
    expect(await does.reopens(suong, child, '2023-12-01')).toMatchObject({ code: 'NOT_LATER' })
  })

  test('every move of the parent is stored with the child, for those who answer for it', async () => {
    await does.moves(bao, parent, 'SUSPEND', REASON)
    await does.moves(bao, parent, 'RESUME')
    const [newest, before] = (await does.reads(suong, child)).notices
    expect([newest.code, before.code]).toEqual(['RESUME', 'SUSPEND'])
    expect(before).toMatchObject({ reason: REASON.reason, from: { id: parent } })
    expect((await does.reads(hac, child)).notices).toEqual([])
    expect((await does.reads(ngan, grandchild)).notices).toEqual([])
  })

  test('a unit registers once in a cascade, and stands on every board above', async () => {
    const first = (await does.registers(ngan, child, { unit: TEA, target: 4 })).participation
    expect(
      (await does.registers(ngan, parent, { unit: TEA, target: 9 })).participation,
    ).toMatchObject({
      id: first.id,
      target: 4,
      campaign: { id: child },
    })
    for (const campaign of [child, parent])
      expect((await does.board(hang, campaign)).edges[0].node).toMatchObject({
        organization: { id: TEA },
        target: 4,
      })
    expect((await world.facts('CAMPAIGN_REGISTERED', TEA)).at(-1)).toMatchObject({
      numerator: 1,
      denominator: 1,
    })
  })

  test('when the parent is cancelled the child waits: go on alone, or cancel', async () => {
    const version = (await world.stores.campaign.byId(child))?.version
    await does.moves(bao, parent, 'CANCEL', REASON)
    expect(await does.moves(suong, child, 'SUSPEND', { ...REASON, version })).toMatchObject({
      code: 'VERSION_CONFLICT',
    })
    const told = await does.reads(suong, child)
    expect(told).toMatchObject({
      parentCancelled: true,
      state: 'RUNNING',
      moves: ['CANCEL', 'CONTINUE_ALONE'],
      registrationOpen: false,
    })
    expect(told.notices[0]).toMatchObject({ code: 'CANCEL', reason: REASON.reason })
    expect(await does.moves(suong, child, 'SUSPEND', REASON)).toMatchObject({
      rule: 'PARENT_CANCELLED',
    })
    expect(await does.registers(say, child, { unit: SCHOOL })).toMatchObject({
      rule: 'PARENT_CANCELLED',
    })
    // the grandchild follows its own parent only
    expect((await does.reads(ngan, grandchild)).parentCancelled).toBe(false)
    const desk = await world.data(suong, '{ campaignDesk { toDecide { edges { node { id } } } } }')
    expect(desk.campaignDesk.toDecide.edges[0].node.id).toBe(child)
  })

  test('gone on alone it keeps the link as history, its registrations, and leaves the boards above', async () => {
    expect((await does.moves(suong, child, 'CONTINUE_ALONE')).campaign).toMatchObject({
      parentCancelled: false,
      state: 'RUNNING',
      parent: { id: parent },
    })
    expect((await does.board(hang, parent)).edges).toEqual([])
    expect((await does.board(suong, child)).edges.length).toBe(1)
    expect(
      (await does.registers(say, child, { unit: SCHOOL, target: 2 })).participation.state,
    ).toBe('REGISTERED')
    expect((await does.board(hang, parent)).edges).toEqual([])
    // now without the parent's bounds
    expect(await does.reopens(suong, child, '2023-12-25')).toHaveProperty('campaign')
  })

  test('two units adopt while the parent is cancelled: each is told, or was refused', async () => {
    const top = (await does.drafts(bao, { issuer: 'P12', input })).campaign.id
    await does.launches(bao, hang, top)
    const [cancelled, ...adopted] = await Promise.all([
      does.moves(bao, top, 'CANCEL', REASON),
      does.adopts(suong, top, TAN_UYEN),
      does.adopts(phin, top, PHONG_THO),
    ])
    expect(cancelled.campaign.state).toBe('CANCELLED')
    for (const one of adopted) {
      if (!one.campaign) expect(one.rule).toBe('PARENT_NOT_OPEN')
      else expect((await world.stores.campaign.byId(one.campaign.id))?.parentCancelled).toBe(true)
    }
  })
})

describe('a unit that moves or ends', () => {
  test('rights over its campaigns follow it at once, and an adopted campaign is told', async () => {
    const input = { title: { vi: 'Văn hóa công sở', en: 'Office culture' } }
    const top = (await does.drafts(suong, { issuer: TAN_UYEN, input })).campaign.id
    await does.launches(suong, people.pham2, top)
    await world.ticks()
    const own = (await does.adopts(say, top, SCHOOL)).campaign.id
    expect((await does.reads(suong, own)).manages).toBe(true)
    const worker = await world.startWorker()
    const [school] = await world.stores.projection.organizationsById([SCHOOL])
    const moved = {
      ...school,
      id: SCHOOL,
      rev: 2,
      parentId: PHONG_THO,
      path: `/P12/${PHONG_THO}/${SCHOOL}`,
    }
    const { _id: _, ...item } = moved as typeof moved & { _id: string }
    await tellFromMembership('organizationsChanged', { items: [item] })
    await expect
      .poll(async () => await does.readCode(suong, own), { timeout: 60_000 })
      .toBe('NOT_FOUND')
    expect((await does.reads(phin, own)).manages).toBe(true)
    const claims = { ...say, roles: say.roles.map((held) => ({ ...held, path: item.path })) }
    await expect
      .poll(async () => (await does.reads(claims, own)).notices[0]?.code, { timeout: 60_000 })
      .toBe('UNIT_MOVED')
    await tellFromMembership('organizationsChanged', {
      items: [{ ...item, rev: 3, validTo: '2023-10-04' }],
    })
    await expect
      .poll(
        async () => {
          await world.ticks()
          return (await world.stores.campaign.byId(own))?.state
        },
        { timeout: 60_000 },
      )
      .toBe('CANCELLED')
    const late = (await does.drafts(bao, { issuer: 'P12', input })).campaign.id
    await does.launches(bao, hang, late)
    expect(await does.registers(hang, late, { unit: SCHOOL })).toMatchObject({ rule: 'UNIT_ENDED' })
    expect(await does.adopts(hang, late, SCHOOL)).toMatchObject({ rule: 'NOT_IN_AUDIENCE' })
    await worker[Symbol.asyncDispose]()
  })
})

/** Puts an event into this service's own queue, as membership's relay would. */
async function tellFromMembership(name: string, payload: object): Promise<void> {
  const redis = producerRedis(world.redisUrl)
  const queue = openQueue('events-campaigns', redis)
  await queue.add(name, { id: `test-${Math.random()}`, payload })
  await queue.close()
  redis.disconnect()
}
