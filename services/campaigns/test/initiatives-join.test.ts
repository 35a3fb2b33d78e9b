import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinInitiative } from '../src/initiative/join-initiative.ts'
import { caller } from './caller.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { FAR_SCHOOL, TEA } from './province.ts'
import { createWorld, people, type World } from './world.ts'

const { hac, inh, ngan, pham, cho, suong, khanh } = people

let world: World
let does: ReturnType<typeof initiativeVerbs>

beforeAll(async () => {
  world = await createWorld(17)
  does = initiativeVerbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('a member registers an initiative with a co-author of another union, 60/40', async () => {
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  const { id } = initiative
  expect(await does.moves(hac, id, 'SUBMIT')).toMatchObject({ rule: 'COAUTHORS_MISSING' })
  const { code, until } = await does.makesCode(hac, id)
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(until).toBe('2023-12-04')
  expect(
    JSON.stringify(await world.connection.collection('join_codes').find().toArray()),
  ).not.toContain(code.replace('-', ''))
  expect(await does.readsCode(cho, code.toLowerCase())).toMatchObject({
    title: initiative.title,
    share: 40,
    shares: [60, 40],
    union: { id: TEA },
  })
  expect(await does.joins(cho, code, 50)).toMatchObject({ __typename: 'JoinOffer', share: 40 })
  expect(await does.joins(cho, code, 40)).toMatchObject({
    initiative: { authors: [{ you: false }, { you: true, agreed: true }] },
  })
  expect(await does.joins(inh, code, 40)).toMatchObject({ code: 'JOIN_CODE_WRONG' })
  expect(await does.moves(cho, id, 'SUBMIT')).toMatchObject({ rule: 'NOT_YOUR_ROLE' })

  expect(
    await does.edits(hac, id, {
      shares: [
        { place: 1, share: 70 },
        { place: 2, share: 30 },
      ],
    }),
  ).toMatchObject({ initiative: { authors: [{ share: 70 }, { share: 30, agreed: false }] } })
  expect(await does.moves(hac, id, 'SUBMIT')).toMatchObject({ rule: 'SHARES_NOT_ACCEPTED' })
  expect(await does.agrees(inh, id).catch(() => 'NOT_FOUND')).toBe('NOT_FOUND')
  await does.agrees(cho, id)
  expect(await does.moves(hac, id, 'SUBMIT')).toMatchObject({ initiative: { state: 'SUBMITTED' } })
  expect(await does.leaves(cho, id)).toMatchObject({ code: 'WRONG_STATE' })

  await does.moves(ngan, id, 'CONFIRM')
  await does.moves(ngan, id, 'RECOGNIZE', does.decision)
  await does.moves(pham, id, 'SEND')
  const before = (await world.fact('INITIATIVE_COUNTED', TEA))?.numerator ?? 0
  expect(await does.moves(suong, id, 'COUNT')).toMatchObject({
    initiative: { state: 'COUNTED', countedOn: '2023-11-20' },
  })
  expect(await world.fact('INITIATIVE_COUNTED', TEA)).toMatchObject({
    numerator: before + 1,
    denominator: 1,
    asOf: '2023-11-20',
  })
  expect(await world.fact('INITIATIVE_COUNTED', FAR_SCHOOL)).toBeNull()
  expect(await world.fact('T6', TEA)).toMatchObject({ numerator: 1, denominator: 1 })
})

test('wrong codes are counted, also many at once, and then refused', async () => {
  const tries = await Promise.all(
    Array.from({ length: 15 }, async () => (await does.readsCode(khanh, 'AAAA-AAAA')).code),
  )
  expect(tries.filter((code) => code === 'JOIN_CODE_WRONG')).toHaveLength(10)
  expect(tries.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(5)
})

test('two who type the same code at once: one joins', async () => {
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  const { code } = await does.makesCode(hac, initiative.id)
  const joined = await Promise.all([does.joins(cho, code, 40), does.joins(inh, code, 40)])
  expect(joined.map((one) => one.__typename).toSorted()).toEqual([
    'InitiativeChanged',
    'InvalidInput',
  ])
})

test('a code that is replaced while it is used joins nobody', async () => {
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  const { code } = await does.makesCode(hac, initiative.id)
  const before = await world.stores.initiative.byId(initiative.id)
  const replaced = { ...world.stores.joinCode, use: async () => false }
  const stores = { ...world.stores, joinCode: replaced }
  const { ctx, viewer } = caller(world.connection, stores, cho)
  expect((await joinInitiative(ctx, viewer, { code, share: 40 })).kind).toBe('offer')
  expect(await world.stores.initiative.byId(initiative.id)).toEqual(before)
})

test('a new code ends the one before, and a co-author may leave while it is a draft', async () => {
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  const { id } = initiative
  const first = await does.makesCode(hac, id)
  const second = await does.makesCode(hac, id)
  expect(await does.readsCode(cho, first.code)).toMatchObject({ code: 'JOIN_CODE_WRONG' })
  await does.joins(cho, second.code, 40)
  expect(await does.makesCode(hac, id)).toMatchObject({ code_: 'PLACE_TAKEN' })
  expect(await does.leaves(cho, id)).toEqual({ __typename: 'InitiativeLeft', id })
  expect(await does.isHiddenFrom(cho, id)).toBe(true)
})

test('the code of a place that was taken away opens no later place', async () => {
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  const { id } = initiative
  const { code } = await does.makesCode(hac, id)
  await does.edits(hac, id, { shares: [{ place: 1, share: 100 }] })
  await does.edits(hac, id, { shares: [{ place: 1, share: 60 }, { share: 40 }] })
  expect(await does.joins(cho, code, 40)).toMatchObject({ code: 'JOIN_CODE_WRONG' })
})

test('an author sees the own initiatives, as lead and as co-author', async () => {
  expect((await does.mine(cho)).length).toBeGreaterThan(0)
  const ids = (await does.mine(hac)).map(({ id }: { id: string }) => id)
  expect(ids).toEqual(ids.toSorted().toReversed())
})
