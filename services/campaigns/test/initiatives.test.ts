import { afterAll, beforeAll, expect, test } from 'vitest'
import { unitOf } from './campaign-world.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { PHONG_THO, TAN_UYEN, TEA } from './province.ts'
import { createWorld, people, type World } from './world.ts'

const { hac, inh, ngan, pham, cho, suong, pham2, phin, hang, bao, long, khanh } = people

let world: World
let does: ReturnType<typeof initiativeVerbs>

beforeAll(async () => {
  world = await createWorld(17)
  does = initiativeVerbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('shares 60/50 are refused with field and rule; 60/40 are a draft with an empty place', async () => {
  const wrong = await does.drafts(hac, { shares: [{ share: 60 }, { share: 50 }] })
  expect(wrong).toMatchObject({ __typename: 'InvalidInput', field: 'shares', code: 'SHARES_SUM' })
  expect(wrong.message).toContain('110')
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  expect(initiative).toMatchObject({ state: 'DRAFT', union: { id: TEA }, moves: ['WITHDRAW'] })
  expect(initiative.authors).toMatchObject([
    { place: 1, share: 60, you: true, joined: true, agreed: true },
    { place: 2, share: 40, joined: false, agreed: false, member: null },
  ])
})

test('an initiative applied on 15/09/2023 is refused with its window named', async () => {
  const refused = await does.drafts({ ...hac, lang: 'vi' }, { appliedFrom: '2023-09-15' })
  expect(refused).toMatchObject({ field: 'appliedFrom', code: 'APPLIED_OUTSIDE_WINDOW' })
  expect(refused.message).toContain('Áp dụng 15/09/2023 nằm ngoài 01/09/2021 - 01/09/2023')
  const late = { appliedFrom: '2023-09-15', programme: null, declarations: [] }
  const id = await does.reach(hac, 'RECOGNIZED', late)
  const sent = await does.moves(pham, id, 'SEND', { programme: 'MILLION_INITIATIVES.PHASE_2' })
  expect(sent).toMatchObject({ __typename: 'MoveRefused', rule: 'OUTSIDE_WINDOW' })
  expect(sent.message).toContain('15/09/2023')
})

test('no author confirms, counts or decides on the own initiative', async () => {
  const own = await does.reach(ngan, 'SUBMITTED')
  expect(await does.moves(ngan, own, 'CONFIRM')).toMatchObject({ rule: 'AUTHOR_NEVER_DECIDES' })
  expect(await does.moves(pham, own, 'CONFIRM')).toMatchObject({
    initiative: { state: 'CONFIRMED' },
  })
  const id = await does.reach(hac, 'IN_PROGRAMME')
  expect(await does.moves(pham, id, 'COUNT')).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  const member = { ...suong, roles: [hac.roles[0], suong.roles[1]] }
  expect(await does.moves(member, id, 'COUNT')).toMatchObject({ rule: 'OWN_UNIT' })
})

test('of two officers at once one counts, and the other hears the version', async () => {
  const id = await does.reach(hac, 'IN_PROGRAMME')
  const at = await does.version(id)
  const before = (await world.fact('INITIATIVE_COUNTED', TEA))?.numerator ?? 0
  const both = await Promise.all([
    does.moves(suong, id, 'COUNT', {}, at),
    does.moves(pham2, id, 'RETURN', { reason: 'Thiếu biên bản' }, at),
  ])
  expect(both.map((one) => one.__typename)).toContain('InitiativeChanged')
  const loser = both.find((one) => one.__typename !== 'InitiativeChanged')
  expect(['VersionConflict', 'MoveRefused']).toContain(loser?.__typename)
  const counted = (await world.stores.initiative.byId(id))?.state === 'COUNTED' ? 1 : 0
  expect((await world.fact('INITIATIVE_COUNTED', TEA))?.numerator ?? 0).toBe(before + counted)
})

test('an old version is refused, and the state it was refused in stays', async () => {
  const id = await does.reach(hac, 'SUBMITTED')
  const at = await does.version(id)
  expect(await does.moves(ngan, id, 'CONFIRM', {}, at - 1)).toMatchObject({
    __typename: 'VersionConflict',
    currentVersion: at,
  })
  expect((await does.reads(hac, id)).state).toBe('SUBMITTED')
})

test('many counted at once give a fact that counts them all', async () => {
  const ids = await Promise.all(
    Array.from({ length: 5 }, async () => await does.reach(hac, 'IN_PROGRAMME')),
  )
  const before = (await world.fact('INITIATIVE_COUNTED', TEA))?.numerator ?? 0
  await Promise.all(ids.map(async (id) => await does.moves(suong, id, 'COUNT')))
  expect((await world.fact('INITIATIVE_COUNTED', TEA))?.numerator).toBe(before + 5)
})

test('inspection revokes with a reason, and the fact is taken back', async () => {
  const id = await does.reach(hac, 'COUNTED')
  const before = await world.fact('INITIATIVE_COUNTED', TEA)
  expect(await does.moves(hac, id, 'WITHDRAW')).toMatchObject({ rule: 'WRONG_STATE' })
  expect(await does.moves(long, id, 'REVOKE')).toMatchObject({ code: 'REASON_NEEDED' })
  expect(await does.moves(hang, id, 'REVOKE', { reason: 'Hồ sơ sai' })).toMatchObject({
    rule: 'NOT_YOUR_ROLE',
  })
  expect(await does.moves(long, id, 'REVOKE', { reason: 'Hồ sơ sai sự thật' })).toMatchObject({
    initiative: { state: 'REVOKED' },
  })
  const after = await world.fact('INITIATIVE_COUNTED', TEA)
  expect(after?.numerator).toBe((before?.numerator ?? 0) - 1)
  expect(after?.rev).toBeGreaterThan(before?.rev ?? 0)
  expect(await does.isHiddenFrom(khanh, id)).toBe(true)
})

test('a revoke takes back what an earlier year told, and leaves this year as it is', async () => {
  const id = await does.reach(hac, 'COUNTED')
  const all = world.stores.initiative.model
  await all.updateOne({ _id: id }, { countedOn: '2022-12-05' })
  const standing = await all.countDocuments({ state: 'COUNTED', countedOn: '2023-11-20' })
  await does.moves(long, id, 'REVOKE', { reason: 'Hồ sơ sai sự thật' })
  const told = await world.facts('INITIATIVE_COUNTED', TEA)
  expect(told.toSorted((a, b) => b.rev - a.rev)[0]).toMatchObject({
    asOf: '2022-12-31',
    numerator: 0,
  })
  expect(await world.fact('T6', TEA)).toMatchObject({ numerator: standing > 0 ? 1 : 0 })
})

test('what is not recognised may come once more as a new edition', async () => {
  const id = await does.reach(hac, 'CONFIRMED')
  await does.moves(ngan, id, 'NOT_RECOGNIZE', does.decision)
  expect(await does.edits(hac, id, { solution: 'Có thêm số liệu ba tháng.' })).toMatchObject({
    initiative: { editable: true },
  })
  await does.moves(hac, id, 'SUBMIT')
  await does.moves(ngan, id, 'CONFIRM')
  await does.moves(ngan, id, 'NOT_RECOGNIZE', does.decision)
  expect(await does.moves(hac, id, 'SUBMIT')).toMatchObject({ rule: 'RESUBMITTED_ONCE' })
  const kept = (await world.stores.initiative.byId(id))?.editions
  expect(kept?.map(({ text }) => text.solution)).toEqual([
    'Sấy hai lượt, lượt sau ngoài giờ cao điểm.',
    'Có thêm số liệu ba tháng.',
  ])
})

test('a similar title is flagged to the author and the officer, and stops nobody', async () => {
  const other = await does.drafts(inh, {
    title: 'doi cach SAY CHE de bot dien, gio cao diem',
  })
  const flagged = other.initiative.similar
  expect(flagged[0]).toMatchObject({ percent: 100 })
  const id = other.initiative.id
  expect(await does.moves(inh, id, 'SUBMIT')).toMatchObject({ initiative: { state: 'SUBMITTED' } })
  expect((await does.reads(ngan, id)).similar[0].initiative.authors).toBeNull()
  const typed = `query($title: String!) { similarInitiatives(title: $title) { percent initiative { title } } }`
  const shown = await world.data(hac, typed, { title: 'Đổi cách sấy chè để bớt điện giờ cao điểm' })
  expect(shown.similarInitiatives.length).toBeGreaterThan(0)
  expect((await world.data(cho, typed, { title: 'Đổi cách sấy chè' })).similarInitiatives).toEqual(
    [],
  )
})

test('each sees what is theirs: names for those who decide, a counted title for everybody', async () => {
  const shares = [{ share: 100 }]
  const know = { confidential: true, shares }
  const draft = await does.reach(hac, 'DRAFT', know)
  for (const who of [ngan, suong, hang, bao, long, khanh, inh])
    expect(await does.isHiddenFrom(who, draft)).toBe(true)
  const id = await does.reach(hac, 'IN_PROGRAMME', know)
  for (const who of [inh, cho, khanh, phin]) expect(await does.isHiddenFrom(who, id)).toBe(true)
  for (const who of [ngan, suong, long]) {
    const seen = await does.reads(who, id)
    expect(seen.authors[0].member.id).toBe(hac.sub)
    expect(seen.solution).toContain('Sấy')
  }
  for (const who of [hang, bao]) {
    const seen = await does.reads(who, id)
    expect(seen).toMatchObject({
      authors: null,
      byline: { vi: 'một đoàn viên' },
      solution: null,
    })
    expect(JSON.stringify(seen)).not.toContain(hac.sub)
  }
  await does.moves(suong, id, 'COUNT')
  const outside = await does.reads(khanh, id)
  expect(outside).toMatchObject({ state: 'COUNTED', authors: null, solution: null, steps: null })
  expect(JSON.stringify(outside)).not.toContain('M-0')
})

test('who reads names leaves a line, authors and readers without names none', async () => {
  const id = await does.reach(hac, 'SUBMITTED')
  const audit = world.connection.collection('audit')
  for (const who of [hac, ngan, hang, suong]) await does.reads(who, id)
  const lines = await audit.find({ subject: id, purpose: 'initiative' }).toArray()
  expect(lines.map(({ actor }) => actor)).toEqual([ngan.sub, suong.sub])
  await does.lists(suong, TAN_UYEN)
  expect(await audit.countDocuments({ subject: TAN_UYEN, purpose: 'initiatives' })).toBe(1)
})

test('lists keep to the scope: own subtree for officers, what is counted for everybody', async () => {
  const states = async (who: (typeof people)[keyof typeof people], under: string) => {
    const { edges } = await does.lists(who, under, { first: 100 })
    return new Set(edges.map(({ node }: { node: { state: string } }) => node.state))
  }
  expect(await states(suong, TAN_UYEN)).toContain('SUBMITTED')
  expect(await states(khanh, 'P12')).toEqual(new Set(['COUNTED']))
  expect(await states(cho, TEA)).toEqual(new Set(['COUNTED']))
  expect((await does.lists(suong, PHONG_THO)).totalCount).toBe(0)
  const shown = await does.lists(khanh, 'P12', { first: 100 })
  expect(shown.totalCount).toBe(shown.edges.length)
  const page = await does.lists(hang, 'P12', { first: 2 })
  expect(page.pageInfo.hasNextPage).toBe(true)
  const next = await does.lists(hang, 'P12', { first: 2, after: page.pageInfo.endCursor })
  expect(next.edges[0].node.id < page.edges[1].node.id).toBe(true)
})

test('counts: units for everybody, what is under way for those who answer for it', async () => {
  const ended = { ...unitOf('U-0999', 'CĐCS đã sáp nhập'), validTo: '2022-12-31' }
  await world.stores.projection.takeOrganizations([ended])
  const open = await does.counts(khanh, TAN_UYEN)
  expect(open).toMatchObject({ submitted: null, unionsCounted: 1, unions: 2 })
  const inside = await does.counts(suong, TAN_UYEN)
  expect(inside.counted).toBe(open.counted)
  expect(inside.submitted).toBeGreaterThan(inside.counted)
})

test('a stranger hears the same of what exists and what does not', async () => {
  const id = await does.reach(hac, 'SUBMITTED')
  expect(await does.isHiddenFrom(phin, id)).toBe(true)
  expect(await does.isHiddenFrom(phin, 'ffffffffffffffffffffffff')).toBe(true)
  const move = `mutation($id: ID!) { moveInitiative(initiative: $id, version: 1, move: COUNT) { __typename } }`
  expect(await world.code(phin, move, { id })).toBe('NOT_FOUND')
  expect(await world.code({ roles: [] }, move, { id })).toBe('NOT_SIGNED_IN')
})
