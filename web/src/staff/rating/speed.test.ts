import { expect, test } from 'vitest'
import { addSample, meanSpeed, speeds } from './speed.ts'

test('the line holds one minute and starts over with the run', () => {
  const minute = Array.from({ length: 90 }, (_, second) => ({ at: second * 1000, done: second }))
  const kept = minute.reduce(addSample, [])
  expect(kept).toHaveLength(61)
  expect(addSample(kept, { at: 91_000, done: 0 })).toEqual([{ at: 91_000, done: 0 }])
})

test('speed is work per second between two polls', () => {
  const samples = [
    { at: 0, done: 0 },
    { at: 1000, done: 10 },
    { at: 3000, done: 20 },
  ]
  expect(speeds(samples)).toEqual([10, 5])
  expect(meanSpeed(samples)).toBeCloseTo(6.667, 3)
  expect(meanSpeed([])).toBeNull()
})
