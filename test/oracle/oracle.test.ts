import { expect, test } from 'vitest'
import golden from './golden/leader_2023.json' with { type: 'json' }
import { rateLeaders } from './oracle.ts'
import type { OracleFact, OracleInput, OracleRow } from './rows.ts'

type Case = (typeof golden.cases)[number]
const UNSCORED = [undefined, undefined, undefined, undefined, undefined] as const
const QUESTIONS = [
  ...UNSCORED,
  'chairTrust',
  'chair1',
  'chair2',
  'chair3',
  'chair4',
  'upperTrust',
] as const

/** Ballots with exactly the golden group's counts; which answers share a ballot changes nothing. */
function ballotsOf(group: Case['groups'][number]): { unionId: string; answers: number[] }[] {
  return Array.from({ length: group.ballots }, (_, i) => ({
    unionId: group.id,
    answers: Array.from({ length: 12 }, (_unused, at) => {
      const code = QUESTIONS[at]
      if (code === undefined) return 0
      const counts: number[] = group.counts[code]
      const flat = counts.flatMap((times, level) =>
        Array.from({ length: times }, () => counts.length - level),
      )
      return flat[i] ?? 0
    }),
  }))
}

function factsOf(leader: Case['leaders'][number]): OracleFact[] {
  const work = (['A1', 'A2', 'A3', 'A4'] as const).flatMap((code) => {
    const share: number | null = leader.facts[code]
    return share === null ? [] : [{ unionId: leader.unit, code, numerator: share, denominator: 1 }]
  })
  return leader.facts.D === 1
    ? [...work, { unionId: leader.unit, code: 'D3', numerator: 1, denominator: 1 }]
    : work
}

function inputOf(each: Case): OracleInput {
  const eligible = new Map(each.groups.map((group) => [group.id, group.E]))
  return {
    ballots: each.groups.flatMap(ballotsOf),
    unions: each.leaders
      .filter((leader) => leader.post === 'chair')
      .map((l) => ({
        id: l.unit,
        upperId: l.upper,
        eligible: eligible.get(l.unit) ?? 20,
        directUnderProvince: false,
      })),
    facts: each.leaders.flatMap(factsOf),
    posts: each.leaders.map((leader) => ({
      id: leader.id,
      unionId: leader.unit,
      kind: leader.post === 'chair' ? 'chair' : 'upper',
      from: leader.monthsInPost === 12 ? '2020-01-01' : '2023-10-01',
      to: null,
    })),
    closingDay: '2023-12-31',
    year: 2023,
  }
}

const NUMBERS = 'trust trustLow trustHigh satisfaction A D total low high rawHigh rate'.split(' ')
const EXACT = 'level levelBeforeCap reason n E places base tie storedPrior'.split(' ')

function differences(row: OracleRow, expected: object): string[] {
  const got: Record<string, unknown> = { ...row }
  return Object.entries(expected).flatMap(([key, value]) => {
    const mine = got[key]
    const same =
      NUMBERS.includes(key) && typeof value === 'number'
        ? typeof mine === 'number' && Math.abs(mine - value) <= golden.tolerance
        : !EXACT.includes(key) || mine === value
    return same ? [] : [`${row.postId} ${key}: ${String(mine)} instead of ${String(value)}`]
  })
}

test.each(golden.cases)('the oracle reproduces the golden ratings: $name', (each) => {
  const rows = rateLeaders(inputOf(each))
  expect(rows).toHaveLength(each.expected.length)
  expect(rows.flatMap((row, i) => differences(row, each.expected[i] ?? {}))).toEqual([])
})

test('the last word of the year on an initiative counts, and the last headcount', () => {
  const [each] = golden.cases
  if (!each) throw new Error('no golden case')
  const input = inputOf(each)
  const unionId = each.leaders[0]?.unit ?? ''
  const told = (numerator: number, asOf: string, rev: number, code: 'D1' | 'A2' = 'D1') => ({
    unionId,
    code,
    numerator,
    denominator: 1,
    asOf,
    rev,
  })
  const bonus = (...facts: OracleFact[]) => {
    const [row] = rateLeaders({ ...input, facts: [told(1, '2022-12-31', 1, 'A2'), ...facts] })
    return row?.D
  }
  expect(bonus(told(1, '2023-06-30', 1))).toBe(2)
  expect(bonus(told(0, '2023-06-30', 2), told(1, '2023-06-30', 1))).toBe(0)
  expect(bonus(told(1, '2023-07-01', 3), told(0, '2023-06-30', 2))).toBe(2)
  expect(bonus(told(1, '2022-12-31', 1))).toBe(0)
  expect(bonus(told(1, '2024-01-01', 1))).toBe(0)
})

test('somebody with two terms in one post has one line, and the months of both', () => {
  const [each] = golden.cases
  if (!each) throw new Error('no golden case')
  const input = inputOf(each)
  const [first] = input.posts
  if (!first) throw new Error('no post')
  const rowsOf = (...posts: OracleInput['posts']) => rateLeaders({ ...input, posts })
  const acting = { ...first, id: 'a', memberId: 'm', from: '2023-01-01', to: '2023-10-31' }
  const elected = { ...first, id: 'b', memberId: 'm', from: '2023-11-01', to: null }
  const [line, ...more] = rowsOf(acting, elected)
  expect([line?.postId, more.length]).toEqual(['b', 0])
  expect(line?.reason).not.toBe('NOT_IN_POST')
  expect(rowsOf(elected)[0]?.reason).toBe('NOT_IN_POST')
  expect(rowsOf({ ...acting, to: null }, elected)).toHaveLength(1)
  expect(rowsOf({ ...acting, memberId: 'n' }, elected)).toHaveLength(2)
})
