import { auditModel } from '@tinnhiem/kit/audit'
import { outboxModel } from '@tinnhiem/kit/event'
import { openQueue } from '@tinnhiem/kit/job'
import { producerRedis } from '@tinnhiem/kit/redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, FAR_SCHOOL, PHONG_THO, SCHOOL, TAN_UYEN, TEA } from './province.ts'
import { people } from './world.ts'

const { bao, hang, ruong, suong, phin, ngan, say, hac, cho, long, khanh } = people
const FAR_AWAY = {
  sub: 'M-900001',
  roles: [{ role: 'PROVINCIAL_OFFICER', org: 'P99', path: '/P99' }],
}
const REASON = { reason: 'Chờ hướng dẫn mới' }

let world: CampaignWorld
let does: ReturnType<typeof verbs>

beforeAll(async () => {
  world = await createCampaignWorld(16, '2022-05-20')
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

const events = async () =>
  await outboxModel(world.connection).find({ name: 'campaignMoved' }).lean()

describe('J6: from template to archive', () => {
  let id: string

  test('the organiser drafts phase 2 from its template, with its days, window and exclusions', async () => {
    const drafted = await does.drafts(bao, {
      ...{ issuer: 'P12', template: 'MILLION_INITIATIVES', phase: 'PHASE_2' },
    })
    id = drafted.campaign.id
    expect(drafted.campaign).toMatchObject({
      state: 'DRAFT',
      title: { vi: 'Một triệu sáng kiến, giai đoạn 2' },
      startsOn: '2022-06-01',
      endsOn: '2023-09-01',
      appliedWindow: { from: '2021-09-01', to: '2023-09-01' },
      moves: ['SUBMIT', 'CANCEL'],
    })
  })

  test('a draft is nobody’s but its makers’: for others it is like an unknown one', async () => {
    for (const who of [hac, suong, phin, khanh, FAR_AWAY]) {
      expect(await does.readCode(who, id), who.sub).toBe('NOT_FOUND')
      expect(await does.readCode(who, 'C-unknown')).toBe('NOT_FOUND')
    }
    expect(await does.readCode({}, id)).toBe('NOT_SIGNED_IN')
    for (const who of [bao, hang, long]) expect((await does.reads(who, id)).id).toBe(id)
  })

  test('nobody approves what they made, and an organiser approves nothing', async () => {
    expect(
      await does.edits(hang, id, {
        goals: [{ text: { vi: 'Sáng kiến', en: 'Initiatives' }, value: 720 }],
      }),
    ).toMatchObject({
      campaign: { goals: [{ value: 720 }] },
    })
    expect((await does.moves(bao, id, 'SUBMIT')).campaign.state).toBe('IN_REVIEW')
    expect(await does.moves(bao, id, 'APPROVE')).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect(await does.moves(hang, id, 'APPROVE')).toMatchObject({ rule: 'AUTHOR_NEVER_APPROVES' })
    expect(await does.moves(ruong, id, 'RETURN')).toMatchObject({ rule: 'REASON_NEEDED' })
    expect((await does.moves(ruong, id, 'APPROVE')).campaign.state).toBe('APPROVED')
  })

  test('of two officers at once one wins and the other reads the new version', async () => {
    const version = (await world.stores.campaign.byId(id))?.version
    const both = await Promise.all([
      does.moves(hang, id, 'PUBLISH', { version }),
      does.moves(ruong, id, 'PUBLISH', { version }),
    ])
    const won = both.filter((one) => one.campaign)
    const lost = both.filter((one) => one.code === 'VERSION_CONFLICT')
    expect([won.length, lost.length]).toEqual([1, 1])
    expect(lost[0].currentVersion).toBe(won[0].campaign.version)
    expect(await does.moves(bao, id, 'PUBLISH', { version })).toMatchObject({
      code: 'VERSION_CONFLICT',
    })
    expect(await does.moves(bao, id, 'PUBLISH')).toMatchObject({ rule: 'WRONG_STATE' })
  })

  test('published, its audience sees it, and nobody learns who moved it', async () => {
    const seen = await does.reads(hac, id)
    expect(seen).toMatchObject({
      state: 'REGISTRATION_OPEN',
      moves: [],
      manages: false,
      registrationOpen: true,
    })
    expect(seen.steps.map(({ by }: { by: unknown }) => by)).toEqual(seen.steps.map(() => null))
    expect(await does.readCode(FAR_AWAY, id)).toBe('NOT_FOUND')
    expect(await does.moves(hac, id, 'CANCEL', REASON)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
    expect(await does.moves(suong, id, 'SUSPEND', REASON)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  })

  test('the clock starts it on its first day and ends it after its last', async () => {
    await world.travel('2022-05-31')
    expect((await does.reads(bao, id)).state).toBe('REGISTRATION_OPEN')
    await world.travel('2022-06-01')
    expect((await does.reads(bao, id)).state).toBe('RUNNING')
    await world.travel('2023-09-01')
    expect((await does.reads(bao, id)).state).toBe('RUNNING')
    expect(await does.moves(bao, id, 'END')).toMatchObject({ rule: 'ENDS_BY_THE_CLOCK' })
    await world.travel('2023-09-02')
    expect((await does.reads(bao, id)).state).toBe('COLLECTING_RESULTS')
  })

  test('who reviews the results does not publish them', async () => {
    expect((await does.moves(hang, id, 'REVIEW')).campaign.state).toBe('REVIEWED')
    expect(await does.moves(hang, id, 'PUBLISH_RESULTS')).toMatchObject({
      rule: 'REVIEWER_NEVER_PUBLISHES',
    })
    expect((await does.moves(ruong, id, 'PUBLISH_RESULTS')).campaign.state).toBe('CLOSED')
    expect(await does.moves(hang, id, 'CANCEL', REASON)).toMatchObject({ rule: 'WRONG_STATE' })
    expect((await does.moves(bao, id, 'ARCHIVE')).campaign.state).toBe('ARCHIVED')
  })

  test('every move was told once, with the state it led to', async () => {
    const told = (await events()).map(
      ({ payload }) => payload as { campaignId: string; state: string; version: number },
    )
    const mine = told.filter(({ campaignId }) => campaignId === id)
    const steps = (await world.stores.campaign.byId(id))?.steps.filter(({ move }) => move !== null)
    expect(mine.map(({ state }) => state)).toEqual(steps?.map(({ state }) => state))
    expect(new Set(mine.map(({ version }) => version)).size).toBe(mine.length)
    const acts = await auditModel(world.connection).find({ subject: id }).lean()
    expect(acts.map(({ purpose }) => purpose)).toContain('APPROVE')
  })
})

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
    await world.travel('2023-10-05')
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
      .poll(async () => await does.readCode(suong, own), { timeout: 20_000 })
      .toBe('NOT_FOUND')
    expect((await does.reads(phin, own)).manages).toBe(true)
    const claims = { ...say, roles: say.roles.map((held) => ({ ...held, path: item.path })) }
    await expect
      .poll(async () => (await does.reads(claims, own)).notices[0]?.code, { timeout: 20_000 })
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
        { timeout: 20_000 },
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
