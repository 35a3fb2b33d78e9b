import { inTransaction } from '@tinnhiem/kit/mongo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { members, organ, pathOf, people, UNIT, UPPER } from './province.ts'
import { verbs, WHOLE } from './verbs.ts'
import { createWorld, START, type Data, type World } from './world.ts'

const FAILURE =
  '... on Failure { code } ... on MoveRefused { rule } ... on InvalidInput { field } ... on VersionConflict { currentVersion }'
const RECEIVED = `fragment got on ReceivedReferral {
  id version state union { id } personName number resolvedOn sentOn receivedOn
  feedback { kind on validUntil } withdrawnOn dueSince moves }`
const ORGANS = `query { myPartyOrgans { id name { vi } place { id } waiting liaisons { id } } }`
const INBOX = `${RECEIVED} query($organ: ID!, $closed: Boolean, $first: Int, $after: String) {
  receivedReferrals(organ: $organ, closed: $closed, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ...got } } } }`
const ONE = `${RECEIVED} query($id: ID!) { receivedReferral(id: $id) { ...got } }`
const RECEIVE = `${RECEIVED} mutation($id: ID!, $v: Int!) { it: receiveReferral(referral: $id, version: $v) {
  __typename ... on ReceivedReferralChanged { referral { ...got } }
  ... on Failure { code } ... on MoveRefused { rule } ... on VersionConflict { currentVersion } } }`
const MARK = `${RECEIVED} mutation($id: ID!, $v: Int!, $kind: PartyFeedbackKind!, $on: Date!) {
  it: recordPartyFeedback(referral: $id, version: $v, kind: $kind, on: $on) {
    __typename ... on ReceivedReferralChanged { referral { ...got } } ${FAILURE} } }`
const READDRESS = `${WHOLE} mutation($id: ID!, $v: Int!, $organ: ID!) {
  it: readdressReferral(referral: $id, version: $v, organ: $organ) {
    __typename ... on ReferralChanged { referral { ...whole } } ${FAILURE} } }`
const SAVE = `mutation($id: ID, $version: Int, $organ: PartyOrganInput!) {
  it: savePartyOrgan(id: $id, version: $version, organ: $organ) {
    __typename ... on PartyOrganSaved { organ { id version isOpen liaisons { id } } } ${FAILURE} } }`
const CHOICE = `query($union: ID!) { partyOrgans(union: $union) { id isOpen liaisons { id } waiting } }`

const liaison = (sub: string, ...more: Claims['roles'] & object): Claims => ({
  sub,
  roles: [{ role: 'PARTY_LIAISON', org: 'P12', path: pathOf('P12') }, ...more],
})
const other = liaison('M-400021')
const office = { role: 'GRASSROOTS_OFFICER', org: UNIT, path: pathOf(UNIT) }

let world: World
let does: ReturnType<typeof verbs>
let cellId: string
let next = 0
const fresh = (): Claims => members[next++] ?? {}

beforeAll(async () => {
  world = await createWorld(27)
  does = verbs(world)
  const saved = await saves(people.provincial, { placeId: UNIT, liaisons: ['M-400021'] })
  cellId = saved.organ.id
})
afterAll(async () => await world[Symbol.asyncDispose]())

async function saves(
  who: Claims,
  { id, version, placeId = UPPER, liaisons = [people.liaison.sub], isOpen = true }: Data,
): Promise<Data> {
  const names = { nameVi: 'Chi bộ Mường Khoa', nameEn: 'Mường Khoa cell' }
  const given = { ...names, place: placeId, liaisons, isOpen }
  return (await world.data(who, SAVE, { id, version, organ: given })).it
}
const inbox = async (who: Claims, organId = organ.id, more: Data = {}): Promise<Data> =>
  (await world.data(who, INBOX, { organ: organId, ...more })).receivedReferrals
const ids = (page: Data): string[] => page.edges.map(({ node }: Data) => node.id)
const moves = async (who: Claims, query: string, id: string, more: Data = {}): Promise<Data> =>
  (await world.data(who, query, { id, v: await does.version(id), ...more })).it

describe('J10: the inbox of a liaison', () => {
  it('holds what is addressed to the own organ; of another organ it is not there at all', async () => {
    const who = fresh()
    const id = await does.brought(who, 'SENT')
    const resolved = await does.brought(fresh(), 'RESOLVED')
    expect(ids(await inbox(people.liaison))).toContain(id)
    expect(ids(await inbox(people.liaison))).not.toContain(resolved)
    expect(ids(await inbox(other, cellId))).toEqual([])
    const nowhere = await world.ask(other, ONE, { id: 'R-nowhere' })
    expect(await world.ask(other, ONE, { id })).toEqual(nowhere)
    expect(nowhere.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    for (const stranger of [other, people.chair, people.provincial, people.analyst, who, {}]) {
      const code = await world.code(stranger, INBOX, { organ: organ.id })
      expect(code).toBe('sub' in stranger ? 'NOT_FOUND' : 'NOT_SIGNED_IN')
    }
    for (const query of [RECEIVE]) {
      const v = await does.version(id)
      expect(await world.code(other, query, { id, v })).toBe('NOT_FOUND')
    }
    // the whole referral, with what the unit found out, is not for the liaison
    expect(await does.refused(people.liaison, id)).toBe('NOT_FOUND')
  })

  it('holds all of them, page by page, however many', async () => {
    const far = { placeId: 'U-0002', liaisons: ['M-400031'] }
    const { id: organId } = (await saves(people.provincial, far)).organ
    const sample = await world.stores.referral.byId(await does.brought(fresh(), 'SENT'))
    const resolution = sample?.file.resolution
    if (!sample || !resolution) throw new Error('it was sent')
    for (let n = 0; n < 230; n++)
      await inTransaction(world.connection, async (session) => {
        const file = {
          ...sample.file,
          memberId: `M-8${n}`,
          resolution: { ...resolution, organId },
        }
        await world.stores.referral.insert({ ...sample, id: `R-many${n}`, file }, session)
      })
    const found = new Set<string>()
    for (let after: string | null = null; ;) {
      const page = await inbox(liaison('M-400031'), organId, { first: 100, after })
      expect(page.totalCount).toBe(230)
      for (const id of ids(page)) found.add(id)
      after = page.pageInfo.endCursor
      if (!page.pageInfo.hasNextPage) break
    }
    expect(found.size).toBe(230)
    const mine = (await world.data(liaison('M-400031'), ORGANS)).myPartyOrgans
    expect(mine[0].waiting).toBe(230)
  })

  it('shows each read of a liaison to the person, who learns every step', async () => {
    const who = fresh()
    const id = await does.brought(who, 'SENT')
    await inbox(people.liaison)
    const got = (await moves(people.liaison, RECEIVE, id)).referral
    expect(got).toMatchObject({ state: 'RECEIVED', receivedOn: START, moves: expect.any(Array) })
    expect(got.moves.toSorted()).toEqual(['AWARENESS_CLASS', 'STOP'])
    const marked = await moves(people.liaison, MARK, id, { kind: 'AWARENESS_CLASS', on: START })
    expect(marked.referral.feedback).toEqual([
      { kind: 'AWARENESS_CLASS', on: START, validUntil: '2028-06-01' },
    ])
    const mine = (await does.mine(who)).find((one) => one['id'] === id)
    expect(mine?.['steps'].map(({ state }: Data) => state).slice(-3)).toEqual([
      'SENT',
      'RECEIVED',
      'AWARENESS_CLASS',
    ])
    const reads = mine?.['reads'].filter(({ role }: Data) => role === 'PARTY_LIAISON')
    expect(reads.map(({ purpose }: Data) => purpose).toSorted()).toEqual([
      'AWARENESS_CLASS',
      'INBOX',
      'RECEIVE',
    ])
  })

  it('goes on to fostering and admission, or stops, without a place for a reason', async () => {
    const [one, two] = [await does.brought(fresh(), 'SENT'), await does.brought(fresh(), 'SENT')]
    for (const id of [one, two]) await moves(people.liaison, RECEIVE, id)
    const stopped = await moves(people.liaison, MARK, two, { kind: 'NOT_CONTINUED', on: START })
    expect(stopped.referral).toMatchObject({ state: 'NOT_CONTINUED', moves: [] })
    const told = MARK.replace('kind: $kind', 'kind: $kind, reason: "x"')
    const variables = { id: one, v: 1, kind: 'NOT_CONTINUED', on: START }
    expect(await world.code(people.liaison, told, variables)).toBe('GRAPHQL_VALIDATION_FAILED')
    for (const kind of ['AWARENESS_CLASS', 'FOSTERING', 'ADMITTED'])
      expect((await moves(people.liaison, MARK, one, { kind, on: START })).__typename).toBe(
        'ReceivedReferralChanged',
      )
    const late = await moves(people.liaison, MARK, one, { kind: 'NOT_CONTINUED', on: START })
    expect(late).toMatchObject({ __typename: 'MoveRefused', rule: 'WRONG_STATE' })
    expect(ids(await inbox(people.liaison, organ.id, { closed: true }))).toEqual(
      expect.arrayContaining([one, two]),
    )
    expect(ids(await inbox(people.liaison, organ.id, { closed: false }))).not.toContain(one)
  })

  it('refuses a day to come, an older version, and a mark out of order', async () => {
    const id = await does.brought(fresh(), 'SENT')
    const early = await moves(people.liaison, MARK, id, { kind: 'FOSTERING', on: START })
    expect(early).toMatchObject({ rule: 'WRONG_STATE' })
    await moves(people.liaison, RECEIVE, id)
    const future = { kind: 'AWARENESS_CLASS', on: '2023-06-02' }
    expect(await moves(people.liaison, MARK, id, future)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'on',
    })
    const old = (await world.data(people.liaison, MARK, { id, v: 1, ...future })).it
    expect(old.__typename).toBe('VersionConflict')
  })

  it('shows that the person has left, and then offers nothing', async () => {
    const who = fresh()
    const id = await does.brought(who, 'SENT')
    await does.withdraws(who, id)
    const seen = (await world.data(people.liaison, ONE, { id })).receivedReferral
    expect(seen).toMatchObject({ state: 'WITHDRAWN', withdrawnOn: START, moves: [] })
    expect(await moves(people.liaison, RECEIVE, id)).toMatchObject({ rule: 'WRONG_STATE' })
  })

  it('asks for a word after six months of silence', async () => {
    const id = await does.brought(fresh(), 'SENT')
    await moves(people.liaison, RECEIVE, id)
    const due = async () =>
      (await world.data(people.liaison, ONE, { id })).receivedReferral.dueSince as unknown
    const waiting = async () =>
      (await world.data(people.liaison, ORGANS)).myPartyOrgans[0].waiting as number
    const before = await waiting()
    expect(await due()).toBeNull()
    world.goTo('2023-12-02')
    expect(await due()).toBe('2023-12-01')
    expect(await waiting()).toBeGreaterThan(before)
    world.goTo(START)
  })

  it('comes in pages, each shown once', async () => {
    const all = ids(await inbox(people.liaison, organ.id, { first: 100 }))
    const seen: string[] = []
    for (let after: string | null = null; ;) {
      const page: Data = await inbox(people.liaison, organ.id, { first: 2, after })
      seen.push(...ids(page))
      if (!page['pageInfo'].hasNextPage) break
      after = page['pageInfo'].endCursor
    }
    expect(seen).toEqual(all)
  })
})

describe('a liaison who holds a union office', () => {
  it('sees nothing and moves nothing until one of the two ends', async () => {
    const id = await does.brought(fresh(), 'SENT')
    const both = liaison(people.liaison.sub ?? '', office)
    expect(await moves(both, RECEIVE, id)).toMatchObject({
      __typename: 'MoveRefused',
      rule: 'LIAISON_HOLDS_OFFICE',
    })
    expect((await world.data(both, ORGANS)).myPartyOrgans).toEqual([])
    expect(await world.code(both, INBOX, { organ: organ.id })).toBe('NOT_FOUND')
    // the role ended: the name in the list of liaisons is not enough
    const former = { sub: people.liaison.sub ?? '', roles: [] }
    expect(await world.code(former, INBOX, { organ: organ.id })).toBe('NOT_FOUND')
    expect(await world.code(former, RECEIVE, { id, v: await does.version(id) })).toBe('NOT_FOUND')
  })
})

describe('the organs', () => {
  it('are kept by the province, and an officer chooses among those that receive from the unit', async () => {
    for (const who of [people.chair, people.upper, people.liaison, people.admin])
      expect(await saves(who, {})).toMatchObject({ rule: 'ORGAN_NOT_YOURS' })
    expect(await saves(people.provincial, { placeId: 'U-nowhere' })).toMatchObject({
      field: 'place',
    })
    const far = await saves(people.provincial, { placeId: 'U-0002' })
    const choice = (await world.data(people.chair, CHOICE, { union: UNIT })).partyOrgans
    expect(choice.map((one: Data) => one['id']).toSorted()).toEqual([organ.id, cellId].toSorted())
    expect(choice[0]).toMatchObject({ liaisons: null, waiting: null })
    expect(await world.code(people.stranger, CHOICE, { union: UNIT })).toBe('NOT_FOUND')
    const id = await does.brought(fresh(), 'VOTED')
    const drafted = await does.drafts(people.chair, id, { recipient: far.organ.id })
    expect(drafted).toMatchObject({ __typename: 'InvalidInput', rule: 'ORGAN_UNKNOWN' })
  })

  it('dissolved, lose what lies there to the organ it is addressed to anew; it counts once', async () => {
    const id = await does.brought(fresh(), 'SENT')
    const open = await moves(people.chair, READDRESS, id, { organ: cellId })
    expect(open).toMatchObject({ __typename: 'InvalidInput', code: 'ORGAN_STILL_OPEN' })
    const closing = { id: organ.id, version: 1, isOpen: false }
    expect((await saves(people.provincial, closing)).organ).toMatchObject({ isOpen: false })
    expect((await saves(people.provincial, closing)).__typename).toBe('VersionConflict')
    expect(await moves(people.chair, READDRESS, id, { organ: organ.id })).toMatchObject({
      code: 'ORGAN_UNKNOWN',
    })
    const again = await moves(people.chair, READDRESS, id, { organ: cellId })
    expect(again.referral).toMatchObject({
      state: 'SENT',
      resolution: { recipient: { id: cellId } },
    })
    expect(ids(await inbox(other, cellId))).toEqual([id])
    expect(ids(await inbox(people.liaison))).not.toContain(id)
    expect(await world.code(people.liaison, ONE, { id })).toBe('NOT_FOUND')
    const cases = (await world.stores.count.sentIn(2023)).filter((one) => one.id === id)
    expect(cases).toHaveLength(1)
  })
})
