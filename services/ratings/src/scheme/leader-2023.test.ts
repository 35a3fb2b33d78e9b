import { expect, test } from 'vitest'
import { leader2023 } from './leader-2023.ts'
import { schemeOn } from './scheme-on.ts'

test('the scheme cannot be changed, to the bottom', () => {
  const open: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) open.push(path)
    for (const [key, member] of Object.entries(value)) walk(member, `${path}.${key}`)
  }
  walk(leader2023, 'leader2023')
  expect(open).toEqual([])
})

test('the scheme is in force from 01/01/2022', () => {
  expect(schemeOn('2021-12-31')).toBeNull()
  expect(schemeOn('2022-01-01')).toBe(leader2023)
})

test('the maxima add up to 100, those of A to 50', () => {
  const { work, satisfaction, trust, bonus } = leader2023
  expect(work.max + satisfaction.max + trust.max + bonus.max).toBe(100)
  expect(work.criteria.reduce((total, { max }) => total + max, 0)).toBe(work.max)
  expect(bonus.criteria.reduce((total, { max }) => total + max, 0)).toBe(bonus.max)
})
