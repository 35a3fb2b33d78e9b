import { expect, test } from 'vitest'
import { leader2023 } from '../scheme/leader-2023.ts'
import { dot } from './decimals.ts'
import { rateLeaders } from './rate-leaders.ts'
import { type SampleUnion, sampleCycle } from './sample-cycle.ts'
import { shrunkScore } from './score.ts'
import { estimatePriors, leaderAlpha } from './shrinkage.ts'

const LEADERS = 60
/** 30,000 simulated leaders for one question, 6,000 for B and the total; 2,000 are asked for. */
const WORLDS = 500
const WORLDS_OF_TOTALS = 100
const trustWeights = leader2023.scales.trust.weights
const itemWeights = leader2023.scales.item.weights

/** Uniform numbers from one integer (mulberry32): the same simulation at every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Marsaglia and Tsang; below 1 by their power trick. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(random()) < normal ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v
  }
}

function dirichlet(alpha: readonly number[], random: () => number): number[] {
  const draws = alpha.map((a) => gamma(a, random))
  const total = draws.reduce((t, draw) => t + draw)
  return draws.map((draw) => draw / total)
}

function answers(n: number, shares: readonly number[], random: () => number): number[] {
  const counts = shares.map(() => 0)
  for (let i = 0; i < n; i += 1) {
    let left = random()
    const level = shares.findIndex((share) => (left -= share) < 0)
    const at = level < 0 ? shares.length - 1 : level
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** A province in which every leader's true shares are known; alphas sum to 4-12, n 10-200. */
function world(random: () => number, items: number) {
  const scaled = (mean: readonly number[]) => {
    const strength = 4 + 8 * random()
    return mean.map((m) => m * strength)
  }
  const trustAlpha = scaled([0.62, 0.27, 0.11])
  const itemAlphas = Array.from({ length: items }, () => scaled([0.4, 0.33, 0.15, 0.08, 0.04]))
  return Array.from({ length: LEADERS }, (_, at) => {
    const n = 10 + Math.floor(191 * random())
    const trust = dirichlet(trustAlpha, random)
    const itemShares = itemAlphas.map((alpha) => dirichlet(alpha, random))
    const union: SampleUnion = {
      id: `u${at}`,
      upperId: `upper-${at % 4}`,
      eligible: 2 * n,
      trust: answers(n, trust, random),
      items: Array.from({ length: 4 }, (_item, item) =>
        answers(n, itemShares[item] ?? [0, 0, 1, 0, 0], random),
      ),
      upperTrust: [n, 0, 0],
      density: 90,
    }
    const satisfaction = itemShares.reduce((t, p) => t + dot(itemWeights, p) / 4, 0)
    return { union, trust: dot(trustWeights, trust), satisfaction }
  })
}

test('for one question the 90 % interval covers 88-92 % of the true scores', () => {
  const random = generator(2023)
  let covered = 0
  for (let at = 0; at < WORLDS; at += 1) {
    const leaders = world(random, 0)
    const prior = estimatePriors(sampleCycle(leaders.map(({ union }) => union))).chairTrust
    if (prior === undefined || prior.storedPrior) throw new Error('nothing was estimated')
    for (const { union, trust } of leaders) {
      const alpha = leaderAlpha(prior, union.upperId, 50)
      const { low, high } = shrunkScore(union.trust, alpha, trustWeights, 0.9)
      if (low <= trust && trust <= high) covered += 1
    }
  }
  const share = covered / (WORLDS * LEADERS)
  expect(share).toBeGreaterThan(0.88)
  expect(share).toBeLessThan(0.92)
}, 60_000)

test('for B and the total the interval covers at least 88 %', () => {
  const random = generator(2022)
  let satisfaction = 0
  let total = 0
  let cases = 0
  while (cases < WORLDS_OF_TOTALS * LEADERS) {
    const leaders = world(random, 4)
    const ratings = new Map(
      rateLeaders(sampleCycle(leaders.map(({ union }) => union))).map((r) => [r.unionId, r]),
    )
    for (const leader of leaders) {
      const rating = ratings.get(leader.union.id)
      if (rating === undefined || rating.level === 'NOT_RATED') throw new Error('not rated')
      const b = rating.lines.find(({ criterion }) => criterion === 'B')
      const trueB = (20 * leader.satisfaction) / 100
      const trueTotal = 45 + trueB + (25 * leader.trust) / 100
      if (b !== undefined && b.low <= trueB && trueB <= b.high) satisfaction += 1
      if (rating.low <= trueTotal && trueTotal <= rating.high) total += 1
      cases += 1
    }
  }
  expect(satisfaction / cases).toBeGreaterThanOrEqual(0.88)
  expect(total / cases).toBeGreaterThanOrEqual(0.88)
}, 60_000)
