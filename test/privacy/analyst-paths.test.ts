import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  attackClasses,
  type KnownTable,
} from '../../services/ratings/src/class-figure/class-attacker.ts'
import { CLASSES, type ToldPart } from '../../services/ratings/src/class-figure/tell-classes.ts'
import { scoredOf } from '../../services/surveys/src/result/counts.ts'
import type { Release } from '../../services/surveys/src/result/release.ts'
import { attack, isDetermined } from '../../services/surveys/src/result/release-attacker.ts'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import type { Asker } from '../world/ask.ts'
import { FIGURES, FRAGMENTS, isMostlyGood, PAGE, partsOf } from './figure-query.ts'
import { PLANTED_PERSON, plantYears, surveyOf, UNITS, YEARS } from './planted-years.ts'

/**
 * An analyst asks ad hoc for whatever the graph has, on every path there is, to single out a leader or a few people; what he
 * collects is solved by linear programmes. Issue 6: "The disclosure rules hold on every path"; D-19: unit aggregates.
 */
let world: TestWorld
let analyst: Asker
let releases: ReadonlyMap<number, Release>
/** Every answer to a figure, by field, organisation and year, whichever way it was asked. */
const collected = new Map<string, Set<string>>()
const texts: string[] = []

const ALL = Object.keys(YEARS).map(Number)
const UPPERS = [...new Set(UNITS.flatMap(({ upper }) => upper ?? []))]
type Row = { id: string; [alias: string]: any }

beforeAll(async () => {
  world = await createWorld({ redisDb: 58, people: makePeople(UNITS) })
  releases = await plantYears(world.databases)
  analyst = await world.as('khanh')
  await askEverything()
}, 180_000)
afterAll(async () => await world?.[Symbol.asyncDispose]())

async function data(query: string, variables: object = {}) {
  const found = await analyst.data(query, variables)
  texts.push(JSON.stringify(found))
  return found
}

function keep({ id, ...fields }: Row): void {
  for (const [alias, answer] of Object.entries(fields)) {
    if (!/^[ct]20\d\d$/.test(alias)) continue
    const key = `${alias} ${id}`
    collected.set(key, (collected.get(key) ?? new Set()).add(JSON.stringify(answer)))
  }
}

/** All ways to an organisation: kinds, levels, search, subtrees, pages of one, parents, children, one by one. */
async function askEverything(): Promise<void> {
  const lists = [
    'first: 60',
    'level: DIRECT_UPPER, first: 60',
    'kind: DISTRICT_FEDERATION, first: 60',
    'kind: GRASSROOTS, first: 60',
    'under: "P12", first: 60',
    'search: "up-", first: 60',
    ...UPPERS.map((id) => `under: "${id}", first: 60`),
  ]
  for (const list of lists) {
    const { organizations } = await data(`{ organizations(${list}) ${PAGE} } ${FRAGMENTS}`)
    for (const { node } of organizations.edges) keep(node)
  }
  for (let after: string | null = null; ;) {
    const page: Record<string, any> = await data(
      `query ($after: String) { organizations(level: DIRECT_UPPER, first: 2, after: $after) ${PAGE} } ${FRAGMENTS}`,
      { after },
    )
    for (const { node } of page['organizations'].edges) keep(node)
    if (!page['organizations'].pageInfo.hasNextPage) break
    after = page['organizations'].pageInfo.endCursor
  }
  for (const id of ['P12', ...UPPERS]) {
    const { organization } = await data(
      `query ($id: ID!) { organization(id: $id) { id ${FIGURES} parent { id ${FIGURES} } children(first: 60) ${PAGE} } } ${FRAGMENTS}`,
      { id },
    )
    for (const node of [
      organization,
      organization.parent,
      ...organization.children.edges.map(({ node }: any) => node),
    ])
      if (node) keep(node)
  }
  for (const year of ALL) {
    const { surveyRelease } = await data(
      `query ($id: ID!) { surveyRelease(survey: $id) { signed groups { id kind pools ballots organization { id ${FIGURES} }
        questions { question precision shares scored } } } } ${FRAGMENTS}`,
      { id: surveyOf(year) },
    )
    expect(surveyRelease.signed).toBeNull()
    for (const { organization } of surveyRelease.groups) if (organization) keep(organization)
  }
}

const answer = (alias: string, id: string) =>
  JSON.parse([...(collected.get(`${alias} ${id}`) ?? [])][0] ?? 'null')

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** All that is known of a year's classes: what was told, and from the list of officers who leads what. */
function knownOf(year: number, whole?: ToldPart[]): KnownTable {
  const rows = (YEARS[year] ?? []).map(({ id, counts }) => ({
    id,
    leaders: sum(counts),
    told: partsOf(answer(`c${year}`, id)),
    mostlyGood: isMostlyGood(answer(`c${year}`, id)),
  }))
  return { rows, whole: whole ?? partsOf(answer(`c${year}`, 'P12')), insiders: [] }
}

/** Upper unions of which he knows a number exactly that nobody told him. */
function singledOut(known: KnownTable): string[] {
  return [...attackClasses(known)].flatMap(([id, intervals]) => {
    const told = known.rows.find((one) => one.id === id)?.told ?? []
    return intervals.flatMap(([low, high], place) => {
      const alone = told.some(({ classes }) => classes.length === 1 && classes[0] === place)
      return !alone && high - low < 1 ? [`${id}: ${CLASSES[place]} ${low}`] : []
    })
  })
}

describe('an analyst who asks for everything', () => {
  it('gets one answer for an organisation and a year, whichever way he asks', () => {
    expect(collected.size).toBe((1 + UPPERS.length + UNITS.length) * ALL.length * 2)
    for (const [key, answers] of collected) expect([key, answers.size]).toEqual([key, 1])
  })

  it('is told the same with a token of his, which reaches no rating either', async () => {
    const { createAccessToken: made } = await analyst.data(
      'mutation { createAccessToken(input: { name: "mã thử" }) { ... on AccessTokenCreated { secret } } }',
    )
    const headers = { authorization: `Bearer ${made.secret}` }
    const ask = async (query: string) => await world.nobody.ask(query, {}, headers)
    const list = 'organizations(level: DIRECT_UPPER, first: 60)'
    const { data: found, errors } = await ask(`{ ${list} ${PAGE} } ${FRAGMENTS}`)
    expect(errors).toEqual([])
    for (const { node } of found?.['organizations'].edges ?? []) keep(node)
    for (const [key, answers] of collected) expect([key, answers.size]).toEqual([key, 1])
    const rating = await ask('{ rating(id: "leaders-2023.A-0") { level } }')
    expect(rating.data?.['rating'] ?? null).toBeNull()
  })

  it('is told no number of leaders under five, and of a single union or a few none at all', () => {
    const numbers: number[] = []
    for (const year of ALL) {
      for (const { id } of UNITS)
        expect(answer(`c${year}`, id)).toMatchObject({ reason: 'TOO_FEW' })
      for (const id of ['UP-FEW', 'UP-ONE'])
        expect(answer(`c${year}`, id).reason).toBe(year === 2021 ? 'NOT_COVERED' : 'TOO_FEW')
      for (const id of [...UPPERS, 'P12']) {
        const { groups = [], ...told } = answer(`c${year}`, id)
        numbers.push(...Object.values(told).filter((value) => typeof value === 'number'))
        numbers.push(...groups.map(({ leaders }: { leaders: number }) => leaders))
      }
    }
    expect(numbers.length).toBeGreaterThan(40)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5)
  })

  it('cannot work out a hidden class of any upper union, in either year', () => {
    for (const year of ALL) {
      expect(knownOf(year).whole).not.toBeNull()
      expect(singledOut(knownOf(year))).toEqual([])
    }
  })

  it('control: with the exact counts of the cycle, or small cells alone hidden, he does', async () => {
    const officer = await world.as('hang')
    const exactly: string[] = []
    const naively: string[] = []
    for (const year of ALL) {
      const cycle = (ask: Asker) =>
        ask.data(
          'query ($year: Int!) { ratingCycle(year: $year) { counts { excellent good completed notCompleted } } }',
          { year },
        )
      expect((await cycle(analyst))['ratingCycle'].counts).toBeNull()
      const { counts } = (await cycle(officer))['ratingCycle']
      const exact = [counts.excellent, counts.good, counts.completed, counts.notCompleted]
      const parts = (given: readonly number[], least: number) =>
        given.flatMap((leaders, place) => (leaders >= least ? [{ classes: [place], leaders }] : []))
      const known = knownOf(year, parts(exact, 0))
      const naive = known.rows.map((one, at) => ({
        ...one,
        told: parts(YEARS[year]?.[at]?.counts ?? [], 5),
      }))
      exactly.push(...singledOut(known).map((one) => `${year} ${one}`))
      naively.push(...singledOut({ ...known, rows: naive }).map((one) => `${year} ${one}`))
    }
    console.info(`exact: ${exactly.join(', ')}; naive: ${naively.join(', ')}`)
    expect(exactly).toContain('2021 UP-LOW: NOT_COMPLETED 2')
    expect(naively).toContain('2022 UP-TOP: EXCELLENT 2')
  })

  it('learns no trust in a chair: only of five together, and no difference leaves fewer', () => {
    for (const [year, release] of releases) {
      const told = release.totals.filter(({ upperId }) => {
        const { items = [] } = answer(`t${year}`, upperId ?? 'P12')
        return items.some(({ question }: { question: string }) => question === 'chairTrust')
      })
      expect(told.length).toBeGreaterThan(0)
      const chairs = release.groups.filter(({ counts }) => counts['chairTrust'])
      const sums = (totals: Release['totals']) =>
        totals.map(({ groups, counts }) => ({
          units: groups.filter((id) => chairs.some((chair) => chair.id === id)),
          counts: counts['chairTrust']?.levels ?? [],
        }))
      const units = chairs.map(({ id, counts }) => ({
        id,
        n: counts['chairTrust'] ? scoredOf(counts['chairTrust']) : 0,
      }))
      const foundIn = (totals: Release['totals']) => {
        const ids = units.map(({ id }) => id)
        return [...attack(units, sums(totals), 3, ids)].filter(([, levels]) =>
          levels.every(isDetermined),
        )
      }
      expect(foundIn(told)).toEqual([])
      // control: the total of an upper union with one chair is that chair
      expect(foundIn(release.totals).length).toBeGreaterThan(0)
      for (const { id } of UNITS)
        expect(
          answer(`t${year}`, id).items?.some(
            (item: { question: string }) => !item.question.startsWith('union'),
          ) ?? false,
        ).toBe(false)
    }
  })

  it('reaches no rating, no board and no person on the way', async () => {
    const refused = [
      ['ratings', '{ ratings(year: 2023, first: 100) { edges { node { id level } } } }'],
      ['ratings', '{ ratings(year: 2023, under: "UP-ONE", level: GOOD) { totalCount } }'],
      ['rating', '{ rating(id: "leaders-2023.A-0") { level } }'],
      ['member', '{ member(id: "M-000001", purpose: "phân tích") { id } }'],
    ] as const
    for (const [field, query] of refused) {
      const { data: found, errors } = await analyst.ask(query)
      expect(found?.[field] ?? null, query).toBeNull()
      expect(errors.length, query).toBeGreaterThan(0)
    }
    expect(texts.join('')).not.toContain(PLANTED_PERSON)
  })
})

describe('the questions that come with the console', () => {
  const folder = new URL('../../web/src/staff/console/questions/', import.meta.url)
  const asks = async (file: string, variables: object, who = analyst) =>
    (await who.data(readFileSync(new URL(`${file}.graphql`, folder), 'utf8'), variables))[
      'organizations'
    ].edges

  it('answer an analyst with a row for every upper union', async () => {
    for (const [file, variables] of [
      ['trust-by-year', { earlier: 2022, later: 2023 }],
      ['classes-two-years', { earlier: 2022, later: 2023 }],
      ['registration-and-trust', { registered: 2023, surveyed: 2022 }],
    ] as const) {
      const rows = await asks(file, variables)
      expect(rows.map(({ node }: { node: Row }) => node.id).toSorted()).toEqual(
        [...UPPERS].toSorted(),
      )
      expect(
        rows.every(({ node }: { node: Row }) =>
          Object.values(node).every((value) => value !== null),
        ),
      ).toBe(true)
    }
  })

  it('tell a member, an upper officer and an administrator of surveys nothing', async () => {
    for (const key of ['U-EVEN-0:1', 'U-EVEN-0:0', 'phin', 'mai', 'admin']) {
      const rows = await asks('registration-and-trust', {}, await world.as(key))
      for (const { node } of rows)
        expect(node).toMatchObject({ campaignRegistration: null, trust: null })
    }
  })
})
