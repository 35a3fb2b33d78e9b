import { Queue } from 'bullmq'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followRoster } from '../src/referral/end-by-clock.ts'
import { members, newcomer, officers, OTHER_UNIT, people, term } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type World } from './world.ts'

let world: World
let does: ReturnType<typeof verbs>
let next = 0
const fresh = () => members[next++] ?? {}

beforeAll(async () => {
  world = await createWorld(24)
  does = verbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('a member of two months who proposes themselves is not eligible, and may try again', async () => {
  const { referral } = await does.proposes(newcomer)
  await does.consents(newcomer, referral.id)
  const checked = await does.checks(people.chair, referral.id)
  expect(checked.referral).toMatchObject({ state: 'NOT_ELIGIBLE', moves: [] })
  expect(checked.referral.eligibility.facts[0]).toMatchObject({
    code: 'MEMBER_12_MONTHS',
    holds: false,
    bySystem: true,
  })
  expect((await does.proposes(newcomer)).referral.state).toBe('SELF_PROPOSED')
})

describe('the referral list', () => {
  test('the chair names officers of the unit; who is not on it hears nothing', async () => {
    const id = await does.brought(fresh(), 'CONSENTED')
    expect(await does.refused(people.secretary, id)).toBe('NOT_FOUND')
    const secretary = officers[2]?.id ?? ''
    expect(await does.chooses(people.vice, [secretary])).toMatchObject({ code: 'NOT_YOUR_ROLE' })
    expect(await does.chooses(people.chair, ['A-400004'])).toMatchObject({ code: 'NOT_AN_OFFICER' })
    expect(await does.chooses(people.chair, [secretary])).toMatchObject({
      __typename: 'ReferralListChosen',
    })
    expect((await does.reads(people.secretary, id)).id).toBe(id)
    expect(await does.refused(people.vice, id)).toBe('NOT_FOUND')
    await does.chooses(people.chair, [secretary, officers[1]?.id ?? ''])
  })
})

describe('two at once', () => {
  test('of two officers the second is told the version', async () => {
    const id = await does.brought(fresh(), 'ELIGIBLE')
    const v = await does.version(id)
    expect((await does.votes(people.chair, id)).referral.version).toBe(v + 1)
    expect(await does.drafts(people.vice, id, {}, { v })).toMatchObject({
      code: 'VERSION_CONFLICT',
      currentVersion: v + 1,
    })
  })
  test('of two invitations to one member at once one is sent', async () => {
    const who = fresh()
    const sent = await Promise.all(
      [people.chair, people.vice, people.secretary].map(
        async (by) => (await does.invites(by, who)).__typename,
      ),
    )
    expect(sent.toSorted()).toEqual(['MoveRefused', 'MoveRefused', 'ReferralInvitationSent'])
  })
})

describe('after a transfer', () => {
  const moves = async (who: (typeof members)[number], to: string) => {
    const day = world.clock.today()
    const yesterday = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
    await world.tell([
      term(who, { to: yesterday, rev: 2 }),
      term(who, { unionId: to, from: day, rev: 2 }),
    ])
  }
  test('it rests until the person and then the new unit agree, and goes on where it stood', async () => {
    const who = fresh()
    const id = await does.brought(who, 'VOTED')
    await moves(who, OTHER_UNIT)
    expect(await does.reads(people.chair, id)).toMatchObject({
      state: 'SUSPENDED',
      moves: [],
      suspension: { before: 'VOTED', newUnion: null },
    })
    expect(await does.refused(people.otherChair, id)).toBe('NOT_FOUND')
    expect((await does.list(people.otherChair, OTHER_UNIT)).totalCount).toBe(0)
    expect((await does.agrees(who, id)).referral).toMatchObject({
      suspension: { memberAgrees: true },
    })
    expect((await does.list(people.otherChair, OTHER_UNIT)).totalCount).toBe(1)
    expect((await does.agrees(people.otherChair, id)).referral).toMatchObject({
      state: 'VOTED',
      union: { id: OTHER_UNIT },
      suspension: null,
    })
    expect(await does.refused(people.chair, id)).toBe('NOT_FOUND')
  })
  test('membership’s event suspends it, told once or three times, in any order', async () => {
    const who = fresh()
    const id = await does.brought(who, 'ELIGIBLE')
    await using _ = await world.startWorker()
    const queue = new Queue('events-referrals', { connection: { url: world.config.redisUrl } })
    const day = world.clock.today()
    const left = term(who, { to: '2023-05-31', rev: 2 })
    const came = term(who, { unionId: OTHER_UNIT, from: day, rev: 2 })
    const stale = term(who, { rev: 1 })
    for (const [n, items] of [[came], [left, came], [stale], [left, came]].entries())
      await queue.add('rosterChanged', { id: `${n}`, payload: { items } }, { jobId: `event-${n}` })
    await world.until('it is suspended', async () => {
      const counts = await queue.getJobCounts('completed')
      return counts['completed'] === 4
    })
    await queue.close()
    const now = await world.stores.referral.byId(id)
    expect(now).toMatchObject({ state: 'SUSPENDED', version: 3 })
    expect(now?.file.steps.map(({ state }) => state)).toEqual([
      'CONSENTED',
      'ELIGIBLE',
      'SUSPENDED',
    ])
  })
  test('a transfer told of ahead of its day suspends it on that day', async () => {
    const who = fresh()
    const id = await does.brought(who, 'VOTED')
    const inDays = (days: number) =>
      new Date(Date.parse(world.clock.today()) + days * 86_400_000).toISOString().slice(0, 10)
    await world.tell([
      term(who, { to: inDays(4), rev: 2 }),
      term(who, { unionId: OTHER_UNIT, from: inDays(5), rev: 2 }),
    ])
    await followRoster(world.worker)
    expect((await world.stores.referral.byId(id))?.state).toBe('VOTED')
    await world.pass(5)
    await followRoster(world.worker)
    expect((await world.stores.referral.byId(id))?.state).toBe('SUSPENDED')
  })
  test('without both it ends as withdrawn after sixty days', async () => {
    const who = fresh()
    const id = await does.brought(who, 'SENT')
    await moves(who, OTHER_UNIT)
    await world.pass(60)
    expect((await world.stores.referral.byId(id))?.state).toBe('SUSPENDED')
    await world.pass(1)
    expect((await world.stores.referral.byId(id))?.state).toBe('WITHDRAWN')
  })
})

describe('a self-proposal', () => {
  test('agreed to while an invitation waits, ends it as a "no" would: the line stays to its day', async () => {
    const who = fresh()
    const { invitation } = await does.invites(people.chair, who)
    const { id } = (await does.proposes(who)).referral
    await does.consents(who, id)
    expect(await does.invitation(who)).toBeNull()
    expect((await world.stores.keys.open([invitation.id])).size).toBe(0)
    expect((await does.desk(people.chair)).invitations).toContainEqual(invitation)
  })
  test('is nobody’s to see before consent, and gone after 14 days or when taken back', async () => {
    const who = fresh()
    const { referral } = await does.proposes(who)
    expect(referral).toMatchObject({ state: 'SELF_PROPOSED', consent: null, origin: 'SELF' })
    expect((await does.proposes(who)).referral.id).toBe(referral.id)
    expect(await does.refused(people.chair, referral.id)).toBe('NOT_FOUND')
    expect(await does.withdraws(who, referral.id)).toEqual({
      __typename: 'ReferralWithdrawn',
      referral: null,
    })
    expect(await does.mine(who)).toEqual([])
    await does.proposes(who)
    await world.pass(15)
    expect(await does.mine(who)).toEqual([])
    const again = (await does.proposes(who)).referral
    expect((await does.consents(who, again.id)).referral.state).toBe('CONSENTED')
    expect(await does.proposes(who)).toMatchObject({ code: 'ALREADY_OPEN' })
  })

  test('does not show in whether somebody can be invited; accepting takes its place', async () => {
    const who = fresh()
    const { id } = (await does.proposes(who)).referral
    expect((await does.invites(people.chair, who)).__typename).toBe('ReferralInvitationSent')
    const accepted = await does.consents(who, (await does.invitation(who)).id)
    expect(accepted.referral).toMatchObject({ state: 'CONSENTED', origin: 'INVITED' })
    expect((await does.mine(who)).map((one) => one['id'])).toEqual([accepted.referral.id])
    expect(await does.refused(who, id)).toBe('NOT_FOUND')
  })
})
