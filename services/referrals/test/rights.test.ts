import { auditModel } from '@tinnhiem/kit/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReferralState } from '../src/referral/referral.ts'
import { stepped } from '../src/referral/referral.ts'
import { saveReferral } from '../src/referral/save-referral.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { members, officers, organ, OTHER_UNIT, people, UNIT, UPPER } from './province.ts'
import { tracesInMongo } from './traces.ts'
import { DESK, verbs, WHOLE } from './verbs.ts'
import { createWorld, type World } from './world.ts'

let world: World
let does: ReturnType<typeof verbs>
let next = 0
const fresh = () => members[next++] ?? {}
const person = fresh()
let id = ''

beforeAll(async () => {
  world = await createWorld(24)
  does = verbs(world)
  id = await does.brought(person, 'SENT')
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

/** Employer, colleagues, analysts, campaign roles, other units: REF-7 and domain.md 5, footnote 4. */
const strangers: [string, Claims][] = [
  ['a colleague', members[59] ?? {}],
  ['a member of another unit', people.stranger],
  ['an officer who is not on the list', people.secretary],
  ['a chair who lost the role', { ...people.chair, roles: people.chair.roles?.slice(0, 1) ?? [] }],
  ['somebody with the role and no post', { ...people.chair, sub: 'M-499999' }],
  ['the chair of another unit', people.otherChair],
  ['the upper unit that was not asked', people.upper],
  ['a provincial officer', people.provincial],
  ['an analyst', people.analyst],
  ['a campaign organiser', people.organiser],
  ['inspection', people.inspection],
  ['a system admin', people.admin],
]

describe.each(strangers)('%s', (_, who) => {
  test('hears of a referral what they hear of one that does not exist', async () => {
    const query = `query($id: ID!) { referral(id: $id, purpose: "looking") { id } }`
    const real = await world.ask(who, query, { id })
    expect(real.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect(await world.ask(who, query, { id: 'R-nothing' })).toEqual(real)
    const entity = `${WHOLE} query($r: [_Any!]!) { _entities(representations: $r) { ...whole } }`
    const r = [{ __typename: 'Referral', id }]
    expect((await world.data(who, entity, { r }))['_entities']).toEqual([null])
    expect(await world.code(who, DESK, { union: UNIT })).toBe('NOT_FOUND')
    expect(await does.listRefused(who, UNIT)).toBe('NOT_FOUND')
    expect(await does.mine(who)).toEqual([])
  })
  test('moves nothing', async () => {
    const calls = [
      'checkReferral(referral: $id, version: 1, criteria: "2022-01", answers: [])',
      'askReferralOpinion(referral: $id, version: 1)',
      'giveReferralOpinion(referral: $id, version: 1, agrees: true)',
      'signReferralResolution(referral: $id, version: 1)',
      'sendReferral(referral: $id, version: 1)',
      'agreeToResume(referral: $id, version: 1)',
      'withdrawFromReferral(referral: $id)',
      'consentToReferral(id: $id, textVersion: "1")',
    ]
    for (const call of calls) {
      const query = `mutation($id: ID!) { it: ${call} { __typename } }`
      const real = await world.ask(who, query, { id })
      expect(real.errors?.[0]?.extensions.code, call).toBe('NOT_FOUND')
      expect(await world.ask(who, query, { id: 'R-nothing' })).toEqual(real)
    }
    expect(await does.invites(who, members[58] ?? {})).toMatchObject({ code: 'NOT_YOUR_ROLE' })
    expect(await does.invites(who, members[58] ?? {}, 'U-none')).toMatchObject({
      code: 'NOT_YOUR_ROLE',
    })
    expect(await does.chooses(who, [])).toMatchObject({ code: 'NOT_YOUR_ROLE' })
  })
})

test('in the database stand no member, officer, organ or day of a case in the clear', async () => {
  const { referral, read } = world.stores
  expect(await tracesInMongo(world.connection, person.sub ?? '')).toEqual([])
  expect(await tracesInMongo(world.connection, officers[0]?.id ?? '')).toEqual(['mongo:officers'])
  const rows = [...(await referral.model.find({}).lean()), ...(await read.model.find({}).lean())]
  expect(rows.length).toBeGreaterThan(5)
  const told = JSON.stringify(rows, (key, value: unknown) => (key === 'box' ? undefined : value))
  for (const text of [people.chair.sub, people.vice.sub, organ.id, world.clock.today()])
    expect(told).not.toContain(text)
  // with its digits: two letters alone stand in random ids now and then
  expect(told).not.toMatch(/M-\d{6}/)
  expect(told).toContain(UNIT)
})

test('nobody without a session is answered, and no unsigned call', async () => {
  for (const query of [
    '{ myReferrals { id } }',
    '{ myReferralInvitation { id } }',
    '{ referralCriteria { version } }',
  ])
    expect(await world.code({}, query)).toBe('NOT_SIGNED_IN')
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  })
  expect(response.status).toBe(401)
})

describe('reads', () => {
  test('by others are shown to the person, with purpose and minute; the own ones leave none', async () => {
    const own = async () => (await does.mine(person)).find((one) => one['id'] === id)?.['reads']
    const before = await own()
    await does.reads(person, id)
    expect(await own()).toEqual(before)
    await does.list(people.vice)
    expect((await own()).length).toBe(before.length + 1)
    expect(await own()).toContainEqual(
      expect.objectContaining({ by: { id: people.vice.sub }, purpose: 'LIST' }),
    )
    const lines = await auditModel(world.connection).find({ subject: id }).lean()
    expect(lines.length).toBeGreaterThan(5)
    expect(JSON.stringify(lines)).not.toContain(person.sub)
    expect(lines.some(({ actor }) => actor === person.sub)).toBe(false)
  })
  test('need a purpose', async () => {
    const query = `query($id: ID!) { referral(id: $id, purpose: " ") { id } }`
    expect(await world.code(people.chair, query, { id })).toBe('INVALID_INPUT')
  })
})

describe('the chair’s own referral', () => {
  test('is in the hands of other officers', async () => {
    const { referral } = await does.proposes(people.chair)
    await does.consents(people.chair, referral.id)
    expect(await does.checks(people.chair, referral.id)).toMatchObject({ code: 'OWN_CASE' })
    const seen = await does.reads(people.chair, referral.id)
    expect(seen.moves).toEqual(['WITHDRAW'])
    expect((await does.checks(people.vice, referral.id)).referral.state).toBe('ELIGIBLE')
    expect(await does.votes(people.chair, referral.id)).toMatchObject({ code: 'OWN_CASE' })
  })
})

describe('leaving', () => {
  const brought = ['CONSENTED', 'ELIGIBLE', 'VOTED', 'RESOLVED', 'SENT'] as const
  const atTheOrgan: ReferralState[] = ['RECEIVED', 'AWARENESS_CLASS', 'FOSTERING']
  const put = async (from: string, state: ReferralState) => {
    const { referral } = world.stores
    const now = await referral.byId(from)
    if (now) await saveReferral(world.stores, now, stepped(now, state, world.clock.today()))
  }
  const leaves = async (who: Claims, from: string, state: string) => {
    const { referral } = await does.withdraws(who, from)
    expect(referral).toMatchObject({ state: 'WITHDRAWN', moves: [] })
    expect(referral.steps.at(-2).state).toBe(state)
    expect(await does.invites(people.chair, who)).toMatchObject({ code: 'CANNOT_BE_INVITED_NOW' })
    expect((await does.proposes(who)).referral.state).toBe('SELF_PROPOSED')
  }
  test.each(brought)('from %s', async (state) => {
    const who = fresh()
    await leaves(who, await does.brought(who, state), state)
  })
  test.each(atTheOrgan)('from %s', async (state) => {
    const who = fresh()
    const from = await does.brought(who, 'SENT')
    await put(from, state)
    await leaves(who, from, state)
  })
  test('from SUSPENDED', async () => {
    const who = fresh()
    const from = await does.brought(who, 'VOTED')
    const term = {
      memberId: who.sub ?? '',
      unionId: OTHER_UNIT,
      from: '2015-06-01',
      to: null,
      rev: 2,
    }
    await world.tell([
      { ...term, unionId: UNIT, to: '2023-05-31' },
      { ...term, from: '2023-06-01' },
    ])
    await does.withdraws(who, from)
    expect((await world.stores.referral.byId(from))?.state).toBe('WITHDRAWN')
  })
  test('not after ADMITTED: then nothing is open any more', async () => {
    const who = fresh()
    const from = await does.brought(who, 'SENT')
    await put(from, 'ADMITTED')
    expect(await does.withdraws(who, from)).toMatchObject({ code: 'WRONG_STATE' })
  })
  test('wins over whoever works on the case at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const who = fresh()
      const from = await does.brought(who, 'VOTED')
      const work = [1, 2, 3, 4].map(
        async (n) => await does.drafts(people.chair, from, { number: `${n}` }),
      )
      const [left] = await Promise.all([does.withdraws(who, from), ...work])
      expect(left.referral.state).toBe('WITHDRAWN')
      expect((await world.stores.referral.byId(from))?.state).toBe('WITHDRAWN')
    }
  })
})

test('an upper unit’s list may be asked only by those on it', async () => {
  const query = `query($union: ID!) { referralOpinionsAsked(union: $union) { id } }`
  for (const who of [people.upperOther, people.chair, people.provincial, people.analyst])
    expect(await world.code(who, query, { union: UPPER })).toBe('NOT_FOUND')
  expect(
    (await world.data(people.upper, query, { union: UPPER }))['referralOpinionsAsked'],
  ).toEqual([])
})
