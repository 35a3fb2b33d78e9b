import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  activityProblem,
  aidProblem,
  contributionProblem,
  highest,
  MOST_VND,
  roundFor,
  roundProblem,
  sumVnd,
} from './fund.ts'

describe('the count of a round', () => {
  it('is never above the headcount: 200 of 96 is refused with both numbers', () => {
    expect(contributionProblem({ supporters: 200, totalVnd: 1 }, 96)).toEqual({
      field: 'supporters',
      rule: 'SUPPORTERS_ABOVE_HEADCOUNT',
      given: 200,
      most: 96,
    })
    expect(contributionProblem({ supporters: 96, totalVnd: 4_800_000 }, 96)).toBeNull()
    expect(contributionProblem({ supporters: 1, totalVnd: 1 }, null)?.rule).toBe(
      'HEADCOUNT_UNKNOWN',
    )
  })

  it('may be nought, and then there is no money', () => {
    expect(contributionProblem({ supporters: 0, totalVnd: 0 }, 96)).toBeNull()
    expect(contributionProblem({ supporters: 0, totalVnd: 1 }, 96)?.rule).toBe(
      'TOTAL_WITHOUT_SUPPORTERS',
    )
  })

  it('is whole, and so is money', () => {
    for (const supporters of [-1, 1.5, Number.NaN, 2 ** 53])
      expect(contributionProblem({ supporters, totalVnd: 1 }, 96)?.rule).toBe('COUNT_RANGE')
    for (const totalVnd of [-1, 0.5, MOST_VND + 1, Number.POSITIVE_INFINITY])
      expect(contributionProblem({ supporters: 5, totalVnd }, 96)?.rule).toBe('MONEY_RANGE')
  })

  it('is taken for every possible count and for no other', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (supporters, headcount) => {
        const taken = contributionProblem({ supporters, totalVnd: supporters }, headcount) === null
        expect(taken).toBe(supporters <= headcount)
      }),
    )
  })
})

it('rounds of an appeal follow one another within its year', () => {
  const first = { no: 1, from: '2023-03-01', closingDay: '2023-03-31' }
  const next = { from: '2023-09-01', closingDay: '2023-09-30' }
  expect(roundProblem(next, [first], 2023)).toBeNull()
  expect(roundProblem({ from: '2023-03-31', closingDay: '2023-04-02' }, [first], 2023)?.rule).toBe(
    'ROUNDS_OVERLAP',
  )
  expect(roundProblem({ from: '2023-12-01', closingDay: '2024-01-02' }, [], 2023)?.rule).toBe(
    'ROUND_OTHER_YEAR',
  )
  expect(roundProblem({ from: '2023-12-02', closingDay: '2023-12-01' }, [], 2023)?.rule).toBe(
    'ROUND_DAYS',
  )
  const appeal = { rounds: [first] }
  expect(roundFor(appeal, 2, '2023-05-01')).toMatchObject({ problem: { rule: 'NO_SUCH_ROUND' } })
  expect(roundFor(appeal, 1, '2023-02-28')).toMatchObject({ problem: { rule: 'ROUND_NOT_BEGUN' } })
  expect(roundFor(appeal, 1, '2023-12-31')).toMatchObject({ ok: true })
})

it('an activity has been held, and its participants exist', () => {
  const held = { title: 'Hiến máu', heldOn: '2023-05-01', participants: 40 }
  expect(activityProblem(held, 96, '2023-06-15')).toBeNull()
  expect(activityProblem({ ...held, heldOn: '2023-06-16' }, 96, '2023-06-15')?.rule).toBe(
    'DAY_TO_COME',
  )
  expect(activityProblem({ ...held, heldOn: '2021-06-16' }, 96, '2023-06-15')?.rule).toBe(
    'DAY_TOO_OLD',
  )
  expect(activityProblem({ ...held, participants: 97 }, 96, '2023-06-15')).toMatchObject({
    given: 97,
    most: 96,
  })
  expect(activityProblem({ ...held, title: ' ' }, 96, '2023-06-15')?.rule).toBe('TEXT_LENGTH')
})

it('a mutual-aid fund has no more members than the unit has people', () => {
  const fund = {
    rules: 'Đóng góp tự nguyện.',
    memberCount: 30,
    helpTotalVnd: 5_000_000,
    helpCount: 2,
  }
  expect(aidProblem(fund, 96)).toBeNull()
  expect(aidProblem({ ...fund, memberCount: 97 }, 96)?.rule).toBe('FUND_MEMBERS_ABOVE_HEADCOUNT')
})

it('a year takes the highest count and never adds rounds up', () => {
  expect(highest([40, 60, 50], 96)).toBe(60)
  expect(highest([], 96)).toBe(0)
  expect(highest([96], 80)).toBe(80)
})

it('money adds up exactly or not at all', () => {
  expect(sumVnd([MOST_VND, MOST_VND, 1])).toBe(2_000_000_000_001)
  expect(() => sumVnd(Array.from({ length: 9_008 }, () => MOST_VND))).toThrow(/2\^53/)
})
