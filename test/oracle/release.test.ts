import { expect, test } from 'vitest'
import { releaseGroups, type OracleUnion } from './release.ts'

const union = (id: string, eligible: number): OracleUnion => {
  return { id, upperId: 'up', eligible, directUnderProvince: false }
}
const ballots = (unionId: string, n: number) =>
  Array.from({ length: n }, () => ({ unionId, answers: [0, 0, 0, 0, 0, 3, 5, 5, 5, 5, 3, 3] }))
const summary = (unions: OracleUnion[], counts: Record<string, number>) =>
  releaseGroups(
    Object.entries(counts).flatMap(([id, n]) => ballots(id, n)),
    unions,
  ).map((group) => ({
    chairOf: group.chairOf,
    ballots: group.ballots,
    eligible: group.eligible,
    chairTrust: group.counts.get('chairTrust'),
    upperTrust: group.counts.get('upperTrust'),
  }))

test('ten ballots stand alone, fewer count together, fewer than ten together not at all', () => {
  const unions = [union('a', 20), union('b', 15), union('c', 15)]
  expect(summary(unions, { a: 10, b: 6, c: 4 })).toEqual([
    { chairOf: 'a', ballots: 10, eligible: 20, chairTrust: [10, 0, 0], upperTrust: [10, 0, 0] },
    { chairOf: null, ballots: 10, eligible: 30, chairTrust: [10, 0, 0], upperTrust: [10, 0, 0] },
  ])
  expect(summary(unions, { a: 10, b: 5, c: 4 })).toHaveLength(1)
})

test('unions of fewer than ten share a pool without questions on a chair', () => {
  const [group, ...others] = summary([union('a', 6), union('b', 9)], { a: 5, b: 7 })
  expect(others).toEqual([])
  expect(group).toMatchObject({
    chairOf: null,
    ballots: 12,
    chairTrust: [0, 0, 0],
    upperTrust: [12, 0, 0],
  })
})

test('fewer than ten people in all join the smallest other union, whose chair is asked about no more', () => {
  const groups = summary([union('a', 30), union('b', 25), union('c', 6)], { a: 12, b: 11, c: 5 })
  expect(groups.map(({ chairOf, ballots: n }) => [chairOf, n])).toEqual([
    ['a', 12],
    [null, 16],
  ])
})

test('a group with a joined pool in it publishes nothing on chairs', () => {
  const unions = [union('a', 6), union('b', 9), union('c', 20)]
  expect(summary(unions, { a: 2, b: 3, c: 9 })).toEqual([
    { chairOf: null, ballots: 14, eligible: 35, chairTrust: [0, 0, 0], upperTrust: [14, 0, 0] },
  ])
})
