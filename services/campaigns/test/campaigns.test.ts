import { auditModel } from '@tinnhiem/kit/audit'
import { outboxModel } from '@tinnhiem/kit/event'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, FAR_SCHOOL, SCHOOL, TEA } from './province.ts'
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
