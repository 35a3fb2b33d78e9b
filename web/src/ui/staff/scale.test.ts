import { expect, test } from 'vitest'
import { place, rateDomain, stripDomain, ticks } from './scale.ts'

test('a strip starts at 50 until somebody is lower', () => {
  expect(stripDomain([50, 91.5])).toEqual({ from: 50, to: 100 })
  expect(stripDomain([49.9, 91.5])).toEqual({ from: 0, to: 100 })
})

test('a rate above half shows the whole axis', () => {
  expect(rateDomain([15, 50])).toEqual({ from: 0, to: 50 })
  expect(rateDomain([15, 55])).toEqual({ from: 0, to: 100 })
})

test('what is outside the axis stops at its ends', () => {
  const domain = { from: 50, to: 100 }
  expect([40, 50, 79.8, 100, 120].map((value) => place(value, domain))).toEqual([
    0, 0, 59.6, 100, 100,
  ])
})

test('the axis has few round marks', () => {
  expect(ticks({ from: 50, to: 100 })).toEqual([50, 60, 70, 80, 90, 100])
  expect(ticks({ from: 0, to: 100 })).toEqual([0, 20, 40, 60, 80, 100])
})
