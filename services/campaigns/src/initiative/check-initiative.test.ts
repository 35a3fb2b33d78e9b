import { expect, test } from 'vitest'
import { problemOf } from './check-initiative.ts'
import { sampleText } from './sample-initiative.ts'

const TODAY = '2023-11-20'
const check = (changes: object, shares = [100]) => problemOf(sampleText(changes), shares, TODAY)

test('a sound initiative has no problem', () => {
  expect(check({})).toBeNull()
  expect(check({ programmeId: null, declarations: [], benefitVnd: null })).toBeNull()
})

test('the first wrong field is named with its rule', () => {
  expect(check({}, [60, 50])).toEqual({ field: 'shares', rule: 'SHARES_SUM' })
  expect(check({ appliedFrom: '2023-09-15' })).toEqual({
    field: 'appliedFrom',
    rule: 'APPLIED_OUTSIDE_WINDOW',
  })
  expect(check({ appliedFrom: '2023-11-21', programmeId: null, declarations: [] })?.rule).toBe(
    'APPLIED_LATER',
  )
  expect(check({ programmeId: 'X' })?.rule).toBe('PROGRAMME_UNKNOWN')
  expect(check({ title: 'abc' })?.field).toBe('title')
  expect(check({ declarations: ['X'] })?.rule).toBe('DECLARATION_UNKNOWN')
})

test('money is whole and exact', () => {
  for (const benefitVnd of [-1, 0.5, 2 ** 53, Number.NaN])
    expect(check({ benefitVnd })).toEqual({ field: 'benefitVnd', rule: 'VND_SHAPE' })
  for (const benefitVnd of [0, Number.MAX_SAFE_INTEGER]) expect(check({ benefitVnd })).toBeNull()
})
