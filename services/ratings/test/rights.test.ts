import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditModel } from '@tinnhiem/kit/audit'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { chairOf, postOf, PROVINCE, UPPER, UPPER_CHAIR, YEAR } from './province.ts'
import { CYCLE, verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

const UNIONS = 24
const CHAIR_RATING = `${CYCLE}.${postOf(0)}`
const chair: Claims = {
  sub: chairOf(0),
  roles: [
    { role: 'MEMBER', org: 'U-0000', path: `${PROVINCE}/${UPPER}/U-0000` },
    { role: 'GRASSROOTS_OFFICER', org: 'U-0000', path: `${PROVINCE}/${UPPER}/U-0000` },
  ],
}
/** Everything the contract has to say about a rating. */
const WHOLE = `fragment whole on Rating {
  id post state level levelBeforeCap notRatedReason reasons tied ballots eligible total rawTotal robust recomputed
  interval { low high } intervalRounded { low high } trustShares person { id } union { id }
  quota { comparisonGroup base capPercent places rank probabilityOfTopGroup }
  lines { criterion group max effectiveMax points interval { low high } state numerator denominator asOf source
    formula storedPrior }
  counts { question levels skipped dontKnow raw shrunk interval { low high } alpha storedPrior }
  hints { code points text { vi en } } tiedWith { id total }
  cycle { id state closingDay inputs inputsHash ratingsHash moves steps { state on by { id } }
    counts { rated } latestRun { id } } }`
const FILE = `${WHOLE} query($id: ID!) { rating(id: $id) { ...whole } }`
const MINE = `${WHOLE} query { myRatings { ...whole } }`
const ENTITY = `${WHOLE} query($r: [_Any!]!) { _entities(representations: $r) { ...whole } }`
const BOARD = `query($year: Int!, $after: String, $under: ID, $post: RatedPost) {
  ratings(year: $year, first: 10, after: $after, under: $under, post: $post) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id level total post quota { rank comparisonGroup } } } } }`

let world: World
let does: ReturnType<typeof verbs>

beforeAll(async () => {
  world = await createWorld(UNIONS)
  does = verbs(world)
  await world.release()
  await does.opens(people.hang)
  await world.startWorker()
  await does.starts(people.hang)
  await does.done()
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const file = async (who: Claims, id = CHAIR_RATING) => await world.ask(who, FILE, { id })
const audited = async () => await auditModel(world.stores.connection).find({}).lean()

describe('before approval', () => {
  test('the person rated and the council see the whole rating, nobody else that it exists', async () => {
    const own = await world.data(chair, FILE, { id: CHAIR_RATING })
    expect(own.rating).toMatchObject({ state: 'PROPOSED', recomputed: true })
    expect(own.rating.lines.length).toBeGreaterThan(3)
    expect(own.rating.cycle).toMatchObject({ inputs: null, moves: [], counts: null })
    const council = await world.data(people.ruong, FILE, { id: CHAIR_RATING })
    expect(council.rating.total).toBe(own.rating.total)
    const others = [people.hac, people.stranger, people.phin, people.khanh, people.farOfficer]
    for (const who of others) {
      const answer = await file(who)
      expect(answer.errors?.[0]?.extensions.code, who.sub).toBe('NOT_FOUND')
      expect((await file(who, 'leaders-2022.A-none')).errors).toEqual(answer.errors)
      const entity = { __typename: 'Rating', id: CHAIR_RATING }
      expect((await world.data(who, ENTITY, { r: [entity] }))._entities).toEqual([null])
      expect((await world.data(who, MINE)).myRatings).toEqual([])
    }
    expect((await file({})).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN')
  })

  test('a read of the file leaves a line of audit, a read of one’s own leaves none', async () => {
    const before = (await audited()).length
    await file(chair)
    expect((await audited()).length).toBe(before)
    await file(people.long)
    const lines = (await audited()).slice(before)
    expect(lines).toMatchObject([
      { actor: people.long.sub, subject: chairOf(0), purpose: 'rating' },
      { actor: people.long.sub, subject: CYCLE, fields: ['inputs'] },
    ])
  })

  test('the board is for the council and inspection, in order, a line of audit per page', async () => {
    const before = (await audited()).length
    const rows = []
    let after: string | null = null
    do {
      const { ratings } = await world.data(people.long, BOARD, { year: YEAR, after })
      expect(ratings.totalCount).toBe(UNIONS + 1)
      rows.push(...ratings.edges.map((edge: { node: unknown }) => edge.node))
      after = ratings.pageInfo.hasNextPage ? ratings.pageInfo.endCursor : null
    } while (after)
    expect(rows.length).toBe(UNIONS + 1)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(UNIONS + 1)
    const ranks = rows.filter(({ post }) => post === 'CHAIR').map(({ quota }) => quota?.rank ?? 999)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect((await audited()).length).toBe(before + 3)
    for (const who of [chair, people.hac, people.khanh, people.phin, people.farOfficer])
      expect((await world.ask(who, BOARD, { year: YEAR })).errors?.[0]?.extensions.code).toBe(
        'NOT_FOUND',
      )
    const upper = await world.data(people.hang, BOARD, { year: YEAR, post: 'UPPER_CHAIR' })
    expect(upper.ratings.totalCount).toBe(1)
    const none = await world.data(people.hang, BOARD, { year: YEAR, under: 'UP-NOWHERE' })
    expect(none.ratings.totalCount).toBe(0)
  })
})

describe('whom the cycle rates', () => {
  const both = (sub: string): Claims => ({ ...people.hang, sub })
  test('neither starts, nor cancels, nor approves it', async () => {
    for (const sub of [chairOf(1), chairOf(3), UPPER_CHAIR.member]) {
      expect(await does.starts(both(sub)), sub).toMatchObject({ code: 'RATES_YOU' })
      expect(await does.approves(both(sub))).toMatchObject({ code: 'RATES_YOU' })
      expect(await does.cancels(both(sub), `run-${CYCLE}-v1`)).toMatchObject({ code: 'RATES_YOU' })
      expect(await does.opens(both(sub))).toMatchObject({ code: 'RATES_YOU' })
      expect((await does.cycle(both(sub))).moves).toEqual([])
    }
  })
  test('a chair outside what is rated, and a vice chair, may', async () => {
    for (const sub of ['M-900000', 'M-800000'])
      expect((await does.cycle(both(sub))).moves).toContain('APPROVE')
  })
  test('nobody else acts at all', async () => {
    for (const who of [people.long, people.khanh, people.phin, people.farOfficer, chair]) {
      expect(await does.starts(who)).toMatchObject({ code: 'NOT_YOUR_ROLE' })
      expect(await does.approves(who)).toMatchObject({ code: 'NOT_YOUR_ROLE' })
      expect(await does.cancels(who, `run-${CYCLE}-v1`)).toMatchObject({ code: 'NOT_YOUR_ROLE' })
      expect(await does.opens(who)).toMatchObject({ code: 'NOT_YOUR_ROLE' })
      expect(await does.cancels(who, 'run-nothing')).toMatchObject({ code: 'NOT_YOUR_ROLE' })
    }
  })
})

describe('after publication', () => {
  beforeAll(async () => {
    expect(await does.approves(people.ruong)).toMatchObject({ cycle: { state: 'PUBLISHED' } })
  })

  test('a member of the unit sees class, words, whole points and tiers, never a point', async () => {
    const { rating } = await world.data(people.hac, FILE, { id: CHAIR_RATING })
    const { myRatings } = await world.data(people.hac, MINE)
    const { _entities } = await world.data(people.hac, ENTITY, {
      r: [{ __typename: 'Rating', id: CHAIR_RATING }],
    })
    const seen = [rating, ...myRatings, ..._entities]
    expect(myRatings.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [CHAIR_RATING, `${CYCLE}.${UPPER_CHAIR.post}`].toSorted(),
    )
    for (const one of seen) {
      expect(one).toMatchObject({ state: 'PUBLISHED', total: null, rawTotal: null, lines: null })
      expect(one).toMatchObject({ counts: null, quota: null, hints: null, interval: null })
      expect(one.reasons.length).toBeGreaterThan(0)
      const numbers = numbersIn(one)
      const { low, high } = one.intervalRounded
      expect([low, high].every(Number.isInteger)).toBe(true)
      const places = numbers.map(([path]) => path.replace(/\d+/, '*'))
      const allowed = ['intervalRounded.low', 'intervalRounded.high', 'trustShares.*']
      expect(places.filter((place) => !allowed.includes(place))).toEqual([])
      expect(one.cycle).toMatchObject({ inputs: null, counts: null, latestRun: null, moves: [] })
    }
    const exact = await world.data(chair, FILE, { id: CHAIR_RATING })
    const shares = rating.trustShares ?? []
    expect(shares.every((share: number) => share % 5 === 0 || exact.rating.ballots >= 30)).toBe(
      true,
    )
    expect(JSON.stringify(seen)).not.toContain(String(exact.rating.total))
  })

  test('a member of another unit still sees nothing', async () => {
    expect((await file(people.stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await world.data(people.stranger, MINE)).myRatings).toEqual([])
  })

  test('an analyst sees that a cycle is published, no count of it and no person', async () => {
    const cycle = await does.cycle(people.khanh)
    expect(cycle).toMatchObject({ counts: null, inputs: null, latestRun: null, moves: [] })
    expect(cycle.steps.every(({ by }: { by: unknown }) => by === null)).toBe(true)
    expect((await file(people.khanh)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  test('the run is seen by nobody but the council and inspection', async () => {
    const query = `query { ratingRun(id: "run-${CYCLE}-v1") { id } ratingCycles { id } }`
    for (const who of [people.hac, people.khanh, chair, people.phin, people.farOfficer]) {
      const answer = await world.ask(who, query)
      expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    const other = await world.ask(people.stranger, 'query { ratingCycles { id } }')
    expect(other.data?.ratingCycles).toEqual([])
  })
})

test('a call without the gateway’s signature is refused, entities too', async () => {
  for (const query of ['{ ratingCycles { id } }', '{ _service { sdl } }']) {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
    })
    expect(response.status).toBe(401)
  }
})

/** Every number in an answer, with where it stands. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    numbersIn(inner, path === '' ? key : `${path}.${key}`),
  )
}
