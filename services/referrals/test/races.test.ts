import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consent } from '../src/consent/consent.ts'
import { withdraw } from '../src/consent/withdraw.ts'
import type { Context } from '../src/context.ts'
import { createLoaders } from '../src/loaders.ts'
import { endByClock } from '../src/referral/end-by-clock.ts'
import { followMembers } from '../src/referral/follow-roster.ts'
import type { Referral } from '../src/referral/referral.ts'
import { rewrapKeys } from '../src/sealed/rewrap-keys.ts'
import { openStores } from '../src/stores.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { members, OTHER_UNIT, people, term, UNIT } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type World } from './world.ts'

/** What a person answers in the moment between somebody else's look and their change. */
let world: World
let does: ReturnType<typeof verbs>
let next = 0
const fresh = () => members[next++] ?? {}

beforeAll(async () => {
  world = await createWorld(28)
  does = verbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

/** The context of a person's call in which `meanwhile` happens after the first look at their open referral. */
function interrupted({ sub }: Claims, meanwhile: () => Promise<unknown>): Context {
  let isOver = false
  const openOf = async (memberId: string): Promise<Referral | null> => {
    const seen = await world.stores.referral.openOf(memberId)
    if (!isOver) await meanwhile()
    isOver = true
    return seen
  }
  const stores = { ...world.stores, referral: { ...world.stores.referral, openOf } }
  const viewer = { id: sub ?? '', roles: [], lang: 'en', anonymous: false }
  return {
    viewer,
    stores,
    clock: world.clock,
    loaders: createLoaders(stores),
    log: world.worker.log,
  } as unknown as Context
}

const casesOf = async ({ sub }: Claims) => await world.stores.referral.ofMember(sub ?? '')

describe('a "no"', () => {
  test('given first wins over a "yes" that was on its way', async () => {
    const who = fresh()
    await does.invites(people.chair, who)
    const { id } = await does.invitation(who)
    const late = consent(
      interrupted(who, async () => await does.declines(who, id)),
      { id, textVersion: '1' },
    )
    await expect(late).rejects.toMatchObject({ name: 'NotFound' })
    expect(await casesOf(who)).toEqual([])
  })
  test('destroys an invitation that this process cannot open, while keys rotate', async () => {
    const who = fresh()
    await does.invites(people.chair, who)
    const { id } = await does.invitation(who)
    const keys = { current: randomBytes(32), old: [world.config.keys.current] }
    const rotated = await openStores(world.connection, keys)
    const opens = async () =>
      await rotated.invitation.waitingFor(who.sub ?? '', world.clock.today())
    await rewrapKeys({ ...world.worker, stores: rotated })
    expect(await opens()).toMatchObject({ id })
    await does.declines(who, id)
    expect(await opens()).toBeNull()
    expect((await rotated.keys.open([id])).size).toBe(0)
    const back = await openStores(world.connection, {
      current: world.config.keys.current,
      old: [keys.current],
    })
    await rewrapKeys({ ...world.worker, stores: back })
  })
  test('and a "yes" at the same moment end as one of them', async () => {
    for (let round = 0; round < 8; round++) {
      const who = fresh()
      await does.invites(people.chair, who)
      const { id } = await does.invitation(who)
      const yes = `mutation($id: ID!) { it: consentToReferral(id: $id, textVersion: "1") { __typename } }`
      const [answer, no] = await Promise.all([world.ask(who, yes, { id }), does.declines(who, id)])
      expect(no).toEqual({ declineReferralInvitation: { done: true } })
      const agreed = answer.data?.['it']?.__typename === 'ReferralChanged'
      expect(agreed || answer.errors?.[0]?.extensions.code === 'NOT_FOUND').toBe(true)
      expect(await casesOf(who)).toHaveLength(agreed ? 1 : 0)
      expect(await does.invitation(who)).toBeNull()
      expect(await world.stores.invitation.model.countDocuments({ _id: id })).toBe(agreed ? 0 : 1)
      expect((await world.stores.keys.open([id])).size).toBe(0)
    }
  })
  test('of somebody else changes nothing', async () => {
    const who = fresh()
    await does.invites(people.chair, who)
    const { id } = await does.invitation(who)
    await does.declines(people.chair, id)
    expect(await does.invitation(who)).toMatchObject({ id })
  })
})

describe('a "yes" whose answer was lost', () => {
  test('to an invitation is said again, and done once', async () => {
    const who = fresh()
    await does.invites(people.chair, who)
    const { id } = await does.invitation(who)
    const [first, again] = [await does.consents(who, id), await does.consents(who, id)]
    expect(again).toEqual(first)
    expect(await casesOf(who)).toHaveLength(1)
    await does.checks(people.chair, first.referral.id)
    await expect(does.consents(who, id)).rejects.toThrow('NOT_FOUND')
  })
  test('to the own proposal, too', async () => {
    const who = fresh()
    const { id } = (await does.proposes(who)).referral
    const [first, again] = [await does.consents(who, id), await does.consents(who, id)]
    expect(again).toEqual(first)
    await expect(does.consents(who, 'I-nowhere')).rejects.toThrow('NOT_FOUND')
  })
})

describe('an own proposal that was agreed to in the meantime', () => {
  const agreedMeanwhile = async () => {
    const who = fresh()
    const { id } = (await does.proposes(who)).referral
    const stale = await world.stores.referral.byId(id)
    await does.consents(who, id)
    if (!stale) throw new Error('there was a proposal')
    return { who, id, stale }
  }
  const seen = (stale: Referral) => {
    const inStates = async () => [stale]
    const referral = { ...world.stores.referral, inStates, openOfMembers: inStates }
    return { ...world.worker, stores: { ...world.stores, referral } }
  }
  test('is not erased by the clock', async () => {
    const { who, id, stale } = await agreedMeanwhile()
    const old = { ...stale.file, steps: [{ state: stale.state, on: '2023-01-01' }] }
    await endByClock(seen({ ...stale, file: old }))
    expect(await casesOf(who)).toMatchObject([{ id, state: 'CONSENTED' }])
  })
  test('is not erased by a transfer', async () => {
    const { who, id, stale } = await agreedMeanwhile()
    await followMembers(seen({ ...stale, unionId: OTHER_UNIT }), [who.sub ?? ''])
    expect(await casesOf(who)).toMatchObject([{ id, state: 'CONSENTED' }])
  })
  test('is left like any referral, not forgotten', async () => {
    const { who, id, stale } = await agreedMeanwhile()
    let looks = 0
    const ctx = interrupted(who, async () => {})
    const byId = async (asked: string) =>
      looks++ === 0 ? stale : await world.stores.referral.byId(asked)
    const stores = { ...ctx.stores, referral: { ...ctx.stores.referral, byId } }
    await withdraw({ ...ctx, stores }, id)
    expect(await casesOf(who)).toMatchObject([{ id, state: 'WITHDRAWN' }])
  })
})

test('what a unit says to an upper one ends with the referral', async () => {
  const who = fresh()
  const id = await does.brought(who, 'ELIGIBLE')
  await does.asksOpinion(people.chair, id)
  await world.tell([
    term(who, { to: '2023-05-31', rev: 2 }),
    term(who, { unionId: OTHER_UNIT, from: world.clock.today() }),
  ])
  const shown = (await does.reads(people.upper, id)).suspension
  expect(shown.newUnion).toBeNull()
  await does.withdraws(who, id)
  expect(await does.refused(people.upper, id)).toBe('NOT_FOUND')
  expect((await does.reads(people.chair, id)).union.id).toBe(UNIT)
})

test('many invitations at once are not more than a unit may have waiting', async () => {
  const pauses = async () => await world.stores.pause.model.countDocuments()
  const [before, had] = [await pauses(), (await does.desk(people.chair)).invitations.length]
  const answers = await Promise.all(
    members.slice(20, 50).map(async (who) => await does.invites(people.chair, who)),
  )
  const waiting = (await does.desk(people.chair)).invitations.length
  expect(waiting).toBe(20)
  const codes = new Set(answers.flatMap(({ code }) => code ?? []))
  expect(codes).toEqual(new Set(['TOO_MANY_WAITING']))
  expect((await pauses()) - before).toBe(20 - had)
})
