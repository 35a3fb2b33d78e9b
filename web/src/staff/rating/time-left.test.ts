import { expect, test } from 'vitest'
import { timeLeft } from './time-left.ts'

test('time left is said roughly, never to the second', () => {
  expect(timeLeft(1)).toEqual({ minutes: 0, seconds: 5 })
  expect(timeLeft(23)).toEqual({ minutes: 0, seconds: 25 })
  expect(timeLeft(58)).toEqual({ minutes: 1, seconds: 0 })
  expect(timeLeft(127)).toEqual({ minutes: 2, seconds: 10 })
  expect(timeLeft(730)).toEqual({ minutes: 12, seconds: 0 })
})
