import { expect, test } from 'vitest'
import { leader2023 } from '../scheme/leader-2023.ts'
import { crossesCutOff, levelOf, neighbour } from './level.ts'

const { levels } = leader2023

test.each([
  [89.5, 'GOOD'],
  [90, 'EXCELLENT'],
  [89.999999, 'GOOD'],
  [89.9999996, 'EXCELLENT'],
  [70, 'GOOD'],
  [69.5, 'COMPLETED'],
  [50, 'COMPLETED'],
  [49.5, 'NOT_COMPLETED'],
  [0, 'NOT_COMPLETED'],
])('%s points are %s', (total, level) => expect(levelOf(total, levels)).toBe(level))

test('an interval crosses a cut-off when its ends have different levels', () => {
  expect(crossesCutOff(69.9, 72, levels)).toBe(true)
  expect(crossesCutOff(70, 72, levels)).toBe(false)
})

test('there is nothing above the best level and nothing below the worst', () => {
  expect([neighbour('EXCELLENT', levels, -1), neighbour('EXCELLENT', levels, 1)]).toEqual([
    null,
    'GOOD',
  ])
  expect(neighbour('NOT_COMPLETED', levels, 1)).toBeNull()
})
