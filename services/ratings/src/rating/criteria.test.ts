import { expect, test } from 'vitest'
import { round6 } from './decimals.ts'
import type { Fact } from './inputs.ts'
import { rateLeaders } from './rate-leaders.ts'
import { ratedIn, sampleCycle, sampleUnions } from './sample-cycle.ts'

const fact = (
  code: Fact['code'],
  numerator: number,
  denominator: number,
  asOf = '2023-06-30',
): Fact => ({
  code,
  unionId: 'u0',
  asOf,
  rev: 1,
  numerator,
  denominator,
  source: 'test',
  eventId: `${code}-${asOf}`,
})

const base = sampleCycle(sampleUnions(1))
const lines = (facts: Fact[]) => {
  const { lines } = ratedIn(rateLeaders({ ...base, facts }), 'u0')
  return Object.fromEntries(lines.map((line) => [line.criterion, line]))
}

test('criteria without data are spread pro rata over the others of A, and marked', () => {
  const { A1, A2, A3, A4 } = lines([fact('DENSITY', 9, 10), fact('REPORTS_ON_TIME', 3, 4)])
  expect([A1?.state, A1?.effectiveMax, A3?.state]).toEqual(['NO_DATA', 0, 'NO_DATA'])
  expect([A2?.effectiveMax, A2?.points]).toEqual([30, 27])
  expect([A4?.effectiveMax, A4?.points, A4?.state]).toEqual([20, 15, 'SPREAD'])
  expect(A4?.spreadFrom).toEqual(['A1', 'A3'])
})

test('density counts at most 1, takes the newest fact up to the closing day, also of an earlier year', () => {
  expect(lines([fact('DENSITY', 12, 10)]).A2?.points).toBe(50)
  const old = [fact('DENSITY', 5, 10, '2021-12-31'), fact('DENSITY', 8, 10, '2022-12-31')]
  expect(lines([...old, fact('DENSITY', 1, 10, '2023-12-16')]).A2?.points).toBe(40)
})

test('of two facts of one day the one with the higher rev is taken, whatever their order and names', () => {
  const two = [fact('DENSITY', 5, 10), { ...fact('DENSITY', 8, 10), rev: 2, eventId: 'A' }]
  expect(lines(two).A2?.points).toBe(40)
  expect(lines(two.toReversed()).A2?.points).toBe(40)
})

test('other facts count only in the year of the cycle', () => {
  const old = fact('REPORTS_ON_TIME', 4, 4, '2022-12-31')
  expect(lines([fact('DENSITY', 1, 1), old]).A4?.state).toBe('NO_DATA')
})

test('nothing to divide by is no data', () => {
  expect(lines([fact('DENSITY', 1, 1), fact('PETITIONS_ON_TIME', 0, 0)]).A1?.state).toBe('NO_DATA')
})

test('an initiative that is revoked takes its points back, and one of another year gives none', () => {
  const counted = fact('INITIATIVE_COUNTED', 2, 1, '2023-07-01')
  const revoked = { ...fact('INITIATIVE_COUNTED', 0, 1, '2023-07-01'), rev: 2, eventId: 'A' }
  const d1 = (...facts: Fact[]) => lines([fact('DENSITY', 1, 1), ...facts]).D1
  expect(d1(counted)).toMatchObject({ state: 'OK', points: 2 })
  expect(d1(counted, revoked)).toMatchObject({ state: 'OK', points: 0, fact: { numerator: 0 } })
  expect(d1(revoked, { ...counted, asOf: '2023-07-02' })?.points).toBe(2)
  expect(d1({ ...counted, asOf: '2022-12-31' })?.state).toBe('NO_DATA')
})

test('the bonus counts each kind once and is never spread', () => {
  const twice = [fact('INITIATIVE_COUNTED', 1, 1), fact('INITIATIVE_COUNTED', 1, 1, '2023-07-01')]
  const { D1, D2, D3 } = lines([fact('DENSITY', 1, 1), ...twice, fact('CAMPAIGN_REGISTERED', 1, 1)])
  expect([D1?.points, D2?.points, D3?.points]).toEqual([2, 0, 1])
  expect(D2?.state).toBe('NO_DATA')
})

test('no work fact at all: not rated, with the reason', () => {
  expect(rateLeaders({ ...base, facts: [] })[0]).toMatchObject({ reason: 'NO_WORK_FACTS' })
})

test('an upper chair has no B: its 20 are spread over A and C; density is the sum below', () => {
  const inputs = sampleCycle(sampleUnions(3, { density: 80 }))
  const upper = ratedIn(rateLeaders(inputs), 'upper')
  const [A2, B, C] = ['A2', 'B', 'C'].map((c) => upper.lines.find((l) => l.criterion === c))
  expect(A2?.effectiveMax).toBe(round6(50 + 40 / 3))
  expect([A2?.fact?.numerator, A2?.fact?.denominator, A2?.fact?.formula]).toEqual([
    240,
    300,
    'ratioBelow',
  ])
  expect(A2?.spreadFrom).toEqual(['A1', 'A3', 'A4', 'B'])
  expect(B?.state).toBe('NO_DATA')
  expect(C?.effectiveMax).toBe(round6(25 + 20 / 3))
  expect([upper.n, upper.eligible]).toEqual([60, 120])
})

test('an item with too few answers is left out of B; without any item B is spread', () => {
  const few = [[3, 2, 0, 0, 0], ...sampleUnions(1)[0]!.items.slice(1)]
  const three = ratedIn(rateLeaders(sampleCycle(sampleUnions(1, { items: few }))), 'u0')
  expect(three.counts.map(({ score }) => score === null)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ])
  const none = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0])
  const without = ratedIn(rateLeaders(sampleCycle(sampleUnions(1, { items: none }))), 'u0')
  expect(without.satisfaction).toBeNull()
  expect(without.lines.find((l) => l.criterion === 'C')?.spreadFrom).toEqual(['B'])
})
