import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { members, newcomer, organ, people, UNIT, UPPER } from './province.ts'
import { verbs, YES } from './verbs.ts'
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

describe('J11: a referral, with the right to say no', () => {
  const [no, yes] = [fresh(), fresh()]

  test('the chair invites two; neither line tells whom', async () => {
    for (const who of [no, yes])
      expect((await does.invites(people.chair, who)).__typename).toBe('ReferralInvitationSent')
    const desk = await does.desk(people.chair)
    expect(desk.invitations).toEqual([
      { id: expect.any(String), sentOn: '2023-06-01', waitsUntil: '2023-06-15' },
      { id: expect.any(String), sentOn: '2023-06-01', waitsUntil: '2023-06-15' },
    ])
  })

  test('the invited person sees who asks, what follows and the text; nobody else sees it', async () => {
    const seen = await does.invitation(yes)
    expect(seen).toMatchObject({ union: { id: UNIT }, expiresOn: '2023-06-15' })
    expect(seen.text).toMatchObject({ version: '1' })
    expect(seen.text.steps).toHaveLength(4)
    for (const who of [fresh(), people.chair, people.stranger])
      expect(await does.invitation(who)).toBeNull()
  })

  test('one declines: the desk of the chair stays as it was, to the byte', async () => {
    const before = await does.desk(people.chair)
    const { id } = await does.invitation(no)
    expect(await does.declines(no, id)).toEqual({ declineReferralInvitation: { done: true } })
    expect(await does.desk(people.chair)).toEqual(before)
    expect(await does.invitation(no)).toBeNull()
    // again, of somebody else, of nothing: the same answer
    for (const [who, what] of [
      [no, id],
      [fresh(), id],
      [no, 'I-none'],
    ] as const)
      expect(await does.declines(who, what)).toEqual({ declineReferralInvitation: { done: true } })
  })

  test('the other accepts, is checked, voted for, resolved by two, sent, and leaves', async () => {
    const { id: invited } = await does.invitation(yes)
    expect(await does.consents(yes, invited, '0')).toMatchObject({ code: 'TEXT_CHANGED' })
    const { referral } = await does.consents(yes, invited)
    expect(referral).toMatchObject({
      state: 'CONSENTED',
      consent: { textVersion: '1' },
      moves: ['WITHDRAW'],
    })
    const { id } = referral
    expect(await does.votes(people.chair, id)).toMatchObject({ code: 'WRONG_STATE' })
    const checked = await does.checks(people.chair, id)
    expect(checked.referral).toMatchObject({ state: 'ELIGIBLE', moves: ['ASK_OPINION', 'VOTE'] })
    const seven = await does.votes(people.chair, id, { present: 7, yes: 7, no: 0 })
    expect(seven).toMatchObject({
      rule: 'NO_QUORUM',
      message: expect.stringContaining('at least 8'),
    })
    expect((await does.votes(people.chair, id)).referral).toMatchObject({
      state: 'VOTED',
      vote: { yes: 8, passed: true },
    })
    expect(await does.signs(people.vice, id)).toMatchObject({ code: 'RESOLUTION_MISSING' })
    await does.drafts(people.chair, id)
    expect(await does.signs(people.chair, id)).toMatchObject({ code: 'AUTHOR_NEVER_SIGNS' })
    expect((await does.signs(people.vice, id)).referral).toMatchObject({
      state: 'RESOLVED',
      resolution: {
        author: { id: people.chair.sub },
        signer: { id: people.vice.sub },
        recipient: { id: organ.id },
      },
    })
    expect(await does.drafts(people.vice, id)).toMatchObject({ code: 'WRONG_STATE' })
    expect((await does.sends(people.chair, id)).referral).toMatchObject({ state: 'SENT' })
    expect(await world.stores.count.sentIn(2023)).toMatchObject([{ state: 'SENT' }])
    expect((await does.withdraws(yes, id)).referral).toMatchObject({ state: 'WITHDRAWN' })
    expect(await world.stores.count.sentIn(2023)).toMatchObject([{ state: 'WITHDRAWN' }])
    expect((await does.withdraws(yes, id)).referral).toMatchObject({ state: 'WITHDRAWN' })
  })

  test('the person sees each step and each read', async () => {
    const [own] = await does.mine(yes)
    expect(own?.steps.map(({ state }: { state: string }) => state)).toEqual([
      'CONSENTED',
      'ELIGIBLE',
      'VOTED',
      'RESOLVED',
      'SENT',
      'WITHDRAWN',
    ])
    const purposes = own?.reads.map(({ purpose }: { purpose: string }) => purpose)
    expect(purposes).toEqual(
      expect.arrayContaining(['CHECK', 'VOTE', 'DRAFT_RESOLUTION', 'SIGN', 'SEND']),
    )
    const shown = await does.reads(people.vice, own?.id, 'preparing the meeting')
    expect(shown).toMatchObject({ reads: null, member: { id: yes.sub } })
    const [after] = await does.mine(yes)
    expect(after?.reads).toContainEqual({
      by: { id: people.vice.sub },
      role: 'GRASSROOTS_OFFICER',
      purpose: 'preparing the meeting',
      at: '2023-06-01T05:00:00.000Z',
    })
  })

  test('the one who said no is in no list', async () => {
    const { edges } = await does.list(people.chair)
    expect(edges.map(({ node }: { node: { member: { id: string } } }) => node.member.id)).toEqual([
      yes.sub,
    ])
    expect(await does.mine(no)).toEqual([])
  })

  test('declined and unanswered vanish on the same day, and neither can be asked again for a year', async () => {
    const silent = fresh()
    await does.invites(people.chair, silent)
    await world.pass(14)
    expect((await does.desk(people.chair)).invitations).toHaveLength(2)
    await world.pass(1)
    expect((await does.desk(people.chair)).invitations).toEqual([])
    expect(await does.invitation(silent)).toBeNull()
    expect(await world.stores.invitation.model.countDocuments()).toBe(0)
    const refusals = []
    for (const who of [
      no,
      silent,
      yes,
      newcomer,
      people.stranger,
      people.chair,
      { sub: 'M-999999' },
    ])
      refusals.push(await does.invites(people.chair, who))
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(refusals[0]).toMatchObject({ code: 'CANNOT_BE_INVITED_NOW' })
    await world.pass(366)
    for (const who of [no, silent])
      expect((await does.invites(people.chair, who)).__typename).toBe('ReferralInvitationSent')
  })
})

describe('the yes/no list', () => {
  test('is answered whole, once, by the list in force', async () => {
    const id = await does.brought(fresh(), 'CONSENTED')
    for (const answers of [
      YES.slice(1),
      [...YES, ...YES.slice(0, 1)],
      [...YES.slice(1), { code: 'OPINION', holds: true }],
    ])
      expect(await does.checks(people.chair, id, answers)).toMatchObject({
        code: 'ANSWERS_INCOMPLETE',
        field: 'answers',
      })
    expect(await does.checks(people.chair, id, YES, { criteria: '2019-01' })).toMatchObject({
      code: 'CRITERIA_CHANGED',
    })
    expect(await does.checks(people.chair, id, YES, { v: 99 })).toMatchObject({ currentVersion: 1 })
  })
  test('one no ends it; over 60 with the competent body’s decision does not', async () => {
    const over = YES.map((one) =>
      one.code === 'AGE_18_60'
        ? { ...one, holds: false }
        : one.code === 'OVER_60_DECIDED'
          ? { ...one, holds: true }
          : one,
    )
    const allowed = await does.checks(people.chair, await does.brought(fresh(), 'CONSENTED'), over)
    expect(allowed.referral.state).toBe('ELIGIBLE')
    const none = YES.map((one) => ({ ...one, holds: one.code !== 'NO_DISCIPLINE' && one.holds }))
    const who = fresh()
    const ended = await does.checks(people.chair, await does.brought(who, 'CONSENTED'), none)
    expect(ended.referral).toMatchObject({ state: 'NOT_ELIGIBLE', moves: [] })
    expect(await does.withdraws(who, ended.referral.id)).toMatchObject({ code: 'WRONG_STATE' })
  })
})

describe('the vote', () => {
  test('a tie fails and closes it; blank votes count as present', async () => {
    const tie = await does.votes(people.chair, await does.brought(fresh(), 'ELIGIBLE'), {
      present: 8,
      yes: 4,
      no: 3,
      blank: 1,
    })
    expect(tie.referral).toMatchObject({ state: 'NOT_PASSED', vote: { passed: false } })
  })
  test('totals that cannot be are refused by their field', async () => {
    const id = await does.brought(fresh(), 'ELIGIBLE')
    const wrong = [
      [{ yes: 9 }, 'VOTE_SUM', 'vote.yes'],
      [{ present: 12, yes: 12, no: 0 }, 'VOTE_PRESENT', 'vote.present'],
      [{ convened: -1 }, 'VOTE_NUMBER', 'vote.convened'],
      [{ on: '2031-01-01' }, 'VOTE_DAY', 'vote.on'],
      [{ candidateNotConvened: false }, 'CANDIDATE_CONVENED', 'vote.candidateNotConvened'],
    ] as const
    for (const [changes, rule, field] of wrong)
      expect(await does.votes(people.chair, id, changes)).toMatchObject({ rule, field })
    expect((await world.stores.referral.byId(id))?.state).toBe('ELIGIBLE')
  })
})

describe('the upper unit', () => {
  test('is asked, sees it until it has answered, and without its answer nothing is signed', async () => {
    const who = fresh()
    const id = await does.brought(who, 'VOTED')
    expect(await does.refused(people.upper, id)).toBe('NOT_FOUND')
    await does.asksOpinion(people.chair, id)
    await does.drafts(people.chair, id)
    expect(await does.signs(people.vice, id)).toMatchObject({ code: 'OPINION_MISSING' })
    const asked = await does.opinionsAsked(people.upper, UPPER)
    expect(asked).toMatchObject([{ id, moves: ['GIVE_OPINION'], reads: null }])
    expect(await does.refused(people.upperOther, id)).toBe('NOT_FOUND')
    expect((await does.givesOpinion(people.upper, id, false)).referral.opinion).toMatchObject({
      agrees: false,
    })
    expect(await does.refused(people.upper, id)).toBe('NOT_FOUND')
    expect((await does.signs(people.vice, id)).referral.state).toBe('RESOLVED')
  })
})
