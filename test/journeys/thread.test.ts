import { findOwnKey } from '@tinnhiem/web/ballot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rateLeaders, type OracleRow } from '../oracle/oracle.ts'
import { makePeople, type UnitPlan } from '../world/people.ts'
import { boardOf, ratesYear, type BoardRow } from '../world/rating-verbs.ts'
import { answers, ballotKeyOf, closesAndReleases, opensSurvey } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { oracleInput } from './oracle-input.ts'

/**
 * The thread (issue 4): one anonymous answer moves a leader's published annual rating, by exactly what an independent
 * program computes from the same ballots. Two years with the same ballots but for one trust answer.
 */
const UNITS: UnitPlan[] = [
  ...Array.from({ length: 12 }, (_, i) => ({
    id: `U-${String(i).padStart(2, '0')}`,
    upper: i < 7 ? 'UP-TANUYEN' : 'UP-PHONGTHO',
    members: 14 + (i % 4),
    workers: 14 + (i % 4) + (i % 3),
  })),
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]
const HER_KEY = 'U-00:9'

let world: TestWorld
let first: { board: BoardRow[]; oracle: OracleRow[]; survey: string }
let second: typeof first
let herKey: string

beforeAll(async () => {
  const people = makePeople(UNITS, ['2022-10-31', '2023-10-31'])
  world = await createWorld({ redisDb: 5, people, at: '2022-12-01T08:00:00+07:00' })
  first = await year(2022, 'high')
  await world.moveTo('2023-12-01T08:00:00+07:00')
  second = await year(2023, 'low')
}, 280_000)
afterAll(async () => await world[Symbol.asyncDispose]())

/** Deterministic answers that differ between people and units; hers is the only one that changes between the years. */
function answersOf(unit: number, place: number, trust: 'high' | 'low'): number[] {
  const level = (shift: number) =>
    5 - ((unit * 3 + place * 2 + shift) % 7 > 3 ? 1 : 0) - ((place + shift) % 11 === 0 ? 2 : 0)
  const chairTrust =
    `U-${String(unit).padStart(2, '0')}:${place}` === HER_KEY
      ? trust === 'high'
        ? 3
        : 1
      : 3 - ((unit + place) % 5 === 0 ? 1 : 0) - ((unit * place) % 13 === 12 ? 1 : 0)
  return [
    level(0),
    level(1),
    level(2),
    level(3),
    level(4),
    chairTrust,
    level(5),
    level(6),
    level(7),
    level(8),
    3 - (place % 3 === 0 ? 1 : 0),
    2,
  ]
}

async function year(number: number, trust: 'high' | 'low'): Promise<typeof first> {
  const dates = { opensOn: `${number}-12-01`, closesOn: `${number}-12-20` }
  const { id: survey } = await opensSurvey(world, {
    year: number,
    titleVi: `Khảo sát ${number}`,
    titleEn: `Survey ${number}`,
    ...dates,
  })
  const ballots: { unionId: string; answers: number[] }[] = []
  const work: (() => Promise<void>)[] = []
  for (let unit = 0; unit < 12; unit++)
    for (let place = 1; place < 12; place++) {
      const codes = answersOf(unit, place, trust)
      ballots.push({ unionId: `U-${String(unit).padStart(2, '0')}`, answers: codes })
      work.push(async () => {
        const key = `U-${String(unit).padStart(2, '0')}:${place}`
        const { pass } = await answers(world, key, survey, codes)
        if (key === HER_KEY) herKey = await ballotKeyOf(pass)
      })
    }
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = work.shift(); next; next = work.shift()) await next()
    }),
  )
  await closesAndReleases(world, survey)
  await ratesYear(world, number, survey)
  return {
    survey,
    board: await boardOf(world, number),
    oracle: rateLeaders(oracleInput({ year: number, people: world.people, units: UNITS, ballots })),
  }
}

function expectSame(board: BoardRow[], oracle: OracleRow[]): void {
  expect(board).toHaveLength(oracle.length)
  for (const row of oracle) {
    const rated = board.find(({ id }) => id.endsWith(`.${row.postId}`))
    expect(rated?.level, row.postId).toBe(row.level)
    expect(rated?.tied ?? false, row.postId).toBe(row.tie)
    if (row.level === 'NOT_RATED') continue
    expect(rated).toMatchObject({
      levelBeforeCap: row.levelBeforeCap,
      ballots: row.n,
      eligible: row.E,
    })
    expect(rated?.total, row.postId).toBeCloseTo(row.total ?? NaN, 4)
    expect(rated?.interval?.low, row.postId).toBeCloseTo(row.low ?? NaN, 4)
    expect(rated?.interval?.high, row.postId).toBeCloseTo(row.high ?? NaN, 4)
  }
}

describe('the thread', () => {
  it('publishes exactly what the independent program computes from the same ballots', () => {
    expectSame(first.board, first.oracle)
    expectSame(second.board, second.oracle)
  })

  it('moves index and rating of her chair by exactly what the program says when one trust answer flips', () => {
    const postOf = (rows: OracleRow[], board: BoardRow[]) => {
      const mine = board.find(({ union }) => union.id === 'U-00')
      return { mine, row: rows.find(({ postId }) => mine?.id.endsWith(`.${postId}`)) }
    }
    const before = postOf(first.oracle, first.board)
    const after = postOf(second.oracle, second.board)
    const moved = (after.mine?.total ?? 0) - (before.mine?.total ?? 0)
    expect(moved).toBeCloseTo((after.row?.total ?? 0) - (before.row?.total ?? 0), 5)
    expect(moved).toBeLessThan(-0.1)
    const trust = (row: BoardRow | undefined) =>
      row?.counts?.find(({ question }) => question === 'chairTrust')?.shrunk ?? NaN
    expect(trust(after.mine) - trust(before.mine)).toBeCloseTo(
      (after.row?.trust ?? 0) - (before.row?.trust ?? 0),
      4,
    )
  })

  it('tells her the released group with its n, and finds her ballot in the list', async () => {
    const her = await world.as(HER_KEY)
    const { surveyRelease } = await her.data(
      'query ($s: ID!) { surveyRelease(survey: $s) { groups { kind ballots eligible } } }',
      { s: second.survey },
    )
    expect(surveyRelease.groups[0]).toMatchObject({ kind: 'POOL', ballots: 11, eligible: 14 })
    const { ballotKeys } = await world.nobody.data(
      'query ($s: String!) { ballotKeys(survey: $s) { survey count keys signature } }',
      { s: second.survey },
    )
    expect(findOwnKey(ballotKeys, herKey)).toBe(true)
  })
})
