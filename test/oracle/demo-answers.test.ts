import { expect, test } from 'vitest'
import { planAnswers, type AnswerPlan } from '@tinnhiem/infra/local/seed/answers'
import { oracleInputOf } from '@tinnhiem/infra/local/seed/oracle-input'
import { makeWorld } from '@tinnhiem/infra/local/seed/world'
import { rateLeaders } from './oracle.ts'
import type { OracleRow } from './rows.ts'

const world = makeWorld()
const { planted } = world
const unionOf = new Map(world.officers.map(({ id, unionId }) => [id, unionId]))

function rowsBy(plan: AnswerPlan): Map<string, OracleRow> {
  const rows = rateLeaders(oracleInputOf(world, plan))
  // A union whose chair changed has two rows; the ids of posts grow, so the later one is kept.
  return new Map(rows.map((row) => [unionOf.get(row.postId) ?? '', row]))
}

const of = (rows: Map<string, OracleRow>, ids: readonly string[], key: keyof OracleRow) =>
  ids.map((id) => rows.get(id)?.[key])

test.each(['district', 'full'] as const)(
  '2022, %s: every planted case is in the result',
  (size) => {
    const plan = planAnswers(world, 2022, size)
    const rows = rowsBy(plan)
    const three = <T>(value: T): T[] => [value, value, value]
    expect(of(rows, planted.notCompleted, 'level')).toEqual(three('NOT_COMPLETED'))
    expect(of(rows, planted.completed, 'level')).toEqual(three('COMPLETED'))
    expect(of(rows, planted.better, 'level')).toEqual(Array.from({ length: 5 }, () => 'EXCELLENT'))
    expect(of(rows, planted.small, 'reason')).toEqual(three('NOT_ENOUGH_BALLOTS'))
    expect(rows.get(planted.seven)?.reason).toBe('NOT_ENOUGH_BALLOTS')
    expect(plan.unions.find(({ unionId }) => unionId === planted.seven)?.ballots).toHaveLength(7)
    expect(of(rows, planted.newChair2022, 'reason')).toEqual(['NOT_IN_POST', 'NOT_IN_POST'])

    const [one, other] = planted.twins.map((id) => rows.get(id))
    expect({ ...other, postId: '' }).toEqual({ ...one, postId: '' })
    expect(one).toMatchObject({
      tie: true,
      level: 'GOOD',
      levelBeforeCap: 'EXCELLENT',
      n: 20,
      E: 40,
      A: 50,
      places: 6,
    })
    const candidates = [...rows.values()].filter(
      (r) => r.comparison === 'UP-TANUYEN' && r.levelBeforeCap === 'EXCELLENT',
    )
    expect(candidates.length).toBeGreaterThanOrEqual(7)
    expect(candidates.length).toBeLessThanOrEqual(9)
    expect(rows.get('UP-TANUYEN')).toMatchObject({ level: 'GOOD', B: null })
    expect(rows.get(planted.tea)?.level).toBe('GOOD')
  },
)

test.each(['district', 'full'] as const)('the plan of 2022, %s, keeps to the design', (size) => {
  const plan = planAnswers(world, 2022, size)
  const signedIn = new Set(world.demoPeople.map(({ memberId }) => memberId))
  for (const { answering, passOnly, ballots } of plan.unions) {
    expect(ballots).toHaveLength(answering.length)
    expect(new Set([...answering, ...passOnly]).size).toBe(answering.length + passOnly.length)
    expect([...answering, ...passOnly].some((id) => signedIn.has(id))).toBe(false)
    for (const ballot of ballots) expect(ballot).toHaveLength(12)
  }
  const input = oracleInputOf(world, plan)
  const rates = input.unions.filter(({ id, eligible }) => id !== planted.seven && eligible >= 30)
  for (const { id, eligible } of rates) {
    const n = plan.unions.find(({ unionId }) => unionId === id)?.ballots.length ?? 0
    expect(n / eligible).toBeGreaterThanOrEqual(0.4)
    expect(n / eligible).toBeLessThanOrEqual(0.6)
  }
})

test('2023: 14 answers in the tea company, and answers in at least 20 other pools', () => {
  const plan = planAnswers(world, 2023, 'district')
  const filled = plan.unions.filter(({ ballots }) => ballots.length > 0)
  expect(filled.find(({ unionId }) => unionId === planted.tea)?.ballots).toHaveLength(14)
  expect(filled.length).toBeGreaterThanOrEqual(21)
})

test('2023: one more ballot in the tea company moves its chair, and its trust moves the total', () => {
  const plan = planAnswers(world, 2023, 'district')
  const withHers = (trust: number) => {
    const hers = [5, 5, 4, 5, 4, trust, 5, 4, 5, 4, 3, 3]
    const unions = plan.unions.map((each) =>
      each.unionId === planted.tea ? { ...each, ballots: [...each.ballots, hers] } : each,
    )
    return rowsBy({ ...plan, unions }).get(planted.tea)
  }
  const [without, high, low] = [rowsBy(plan).get(planted.tea), withHers(3), withHers(1)]
  expect(without?.storedPrior).toBe(false)
  expect(high?.n).toBe(15)
  expect((high?.total ?? 0) - (low?.total ?? 0)).toBeGreaterThan(0.5)
  expect(high?.total).not.toBe(without?.total)
})

test('any seed plants the cases in Tân Uyên', () => {
  for (const seed of [1, 2, 3]) {
    const other = makeWorld(seed)
    const rows = rateLeaders(oracleInputOf(other, planAnswers(other, 2022, 'district')))
    expect(rows.filter(({ tie }) => tie)).toHaveLength(2)
    expect(rows.filter(({ level }) => level === 'EXCELLENT')).toHaveLength(5)
    expect(rows.filter(({ level }) => level === 'NOT_COMPLETED')).toHaveLength(3)
  }
})
