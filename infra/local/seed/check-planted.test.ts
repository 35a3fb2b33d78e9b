import { expect, test } from 'vitest'
import { missingCases, type Published } from './check-planted.ts'
import { makeWorld } from './world.ts'

const { planted } = makeWorld()

function rating(id: string, level: string, more: Partial<Published> = {}): Published {
  const rest = { levelBeforeCap: null, notRatedReason: null, tied: false }
  return { level, union: { id }, ...rest, ...more }
}

const asDesigned = [
  ...planted.notCompleted.map((id) => rating(id, 'NOT_COMPLETED')),
  ...planted.completed.map((id) => rating(id, 'COMPLETED')),
  ...planted.better.map((id) => rating(id, 'EXCELLENT')),
  ...planted.twins.map((id) => rating(id, 'GOOD', { levelBeforeCap: 'EXCELLENT', tied: true })),
  ...[...planted.small, planted.seven].map((id) =>
    rating(id, 'NOT_RATED', { notRatedReason: 'NOT_ENOUGH_BALLOTS' }),
  ),
  ...planted.newChair2022.map((id) => rating(id, 'NOT_RATED', { notRatedReason: 'NOT_IN_POST' })),
]

test('ratings as designed lack nothing', () => {
  expect(missingCases(planted, asDesigned)).toEqual([])
})

test('every planted union that is rated otherwise is named', () => {
  for (const [at, row] of asDesigned.entries()) {
    const changed = asDesigned.with(at, rating(row.union.id, 'FAIR', { notRatedReason: 'OTHER' }))
    const missing = missingCases(planted, changed)
    expect(missing).toHaveLength(1)
    expect(missing[0]).toContain(row.union.id)
  }
  expect(missingCases(planted, [])).toHaveLength(asDesigned.length)
})

test('a tie that was decided is no tie', () => {
  const [one = ''] = planted.twins
  const decided = asDesigned.map((row) =>
    row.union.id === one ? rating(one, 'EXCELLENT', { levelBeforeCap: 'EXCELLENT' }) : row,
  )
  expect(missingCases(planted, decided)).toEqual([`tie ${one}: EXCELLENT`])
})
