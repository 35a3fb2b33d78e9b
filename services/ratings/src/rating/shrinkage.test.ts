import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { leaderAlpha } from './shrinkage.ts'

type Golden = {
  cases: {
    fed: { y: number; n: number }
    upper: { y: number; n: number }
    leaf: { y: number; n: number }
    t: number
    s: number
    upperPriorMean: number
    leafShrunk: number
  }[]
}
const file = new URL('golden/hierarchical_shrinkage.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden

test.each(golden.cases)(
  'a leaf of $leaf under $upper leans as far as the vectors say',
  (vector) => {
    const share = vector.fed.y / vector.fed.n
    const prior = {
      alpha: [vector.s * share, vector.s * (1 - share)],
      concentration: vector.s,
      groups: 10,
      storedPrior: false,
      notes: [],
      upperCounts: { upper: [vector.upper.y, vector.upper.n - vector.upper.y] },
    }
    const alpha = leaderAlpha(prior, 'upper', vector.t)
    const { y, n } = vector.leaf
    expect((alpha[0] ?? 0) / vector.s).toBeCloseTo(vector.upperPriorMean, 11)
    expect((y + (alpha[0] ?? 0)) / (n + vector.s)).toBeCloseTo(vector.leafShrunk, 11)
    expect(leaderAlpha(prior, null, vector.t)).toEqual(prior.alpha)
  },
)
