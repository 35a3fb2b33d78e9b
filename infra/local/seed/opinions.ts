import { asAnswers, drawnCounts, exactCounts, meanOf, type Exits } from './level-counts.ts'
import type { Random } from './random.ts'

/** What a union's ballots say, by kind of union (domain.md 8.2, "Demo answers"). Shares are best level first. */
export type Mood = 'usual' | 'poor' | 'twin' | 'better' | 'tea2023'

type Shares = { trust: number[]; items: number[] }

const USUAL: Shares = { trust: [0.75, 0.2, 0.05], items: [0.6, 0.27, 0.08, 0.03, 0.02] }
const FIXED: Record<Exclude<Mood, 'usual'>, Shares> = {
  // The items' mean is 0.45.
  poor: { trust: [0.2, 0.4, 0.4], items: [0.08, 0.22, 0.28, 0.26, 0.16] },
  twin: { trust: [0.9, 0.1, 0], items: [0.7, 0.3, 0, 0, 0] },
  better: { trust: [0.98, 0.02, 0], items: [0.88, 0.12, 0, 0, 0] },
  tea2023: { trust: [8 / 14, 5 / 14, 1 / 14], items: [0.43, 0.36, 0.14, 0.07, 0] },
}

const TRUST_SPREAD = [4, 6] as const
const ITEM_SPREAD = [6, 8] as const

function between(random: Random, [low, high]: readonly [number, number]): number {
  return low + (high - low) * random.next()
}

type ChairCounts = { trust: number[]; items: number[][] }

function usualCounts(random: Random, n: number): ChairCounts {
  const spread = between(random, TRUST_SPREAD)
  return {
    trust: drawnCounts(random, USUAL.trust, spread, n),
    items: [0, 1, 2, 3].map(() =>
      drawnCounts(random, USUAL.items, between(random, ITEM_SPREAD), n),
    ),
  }
}

/** Points without the work results, shrunk by eye: only to keep a usual chair off the places of the planted ones. */
function rough({ trust, items }: ChairCounts, n: number): number {
  const items4 = items.reduce((sum, counts) => sum + meanOf(counts), 0) / 4
  return (25 * (n * meanOf(trust) + 5 * 0.8)) / (n + 5) + (20 * (n * items4 + 7 * 0.82)) / (n + 7)
}

/** Above this, with full density, a usual chair could stand beside the twins. */
const TOO_GOOD = 39.9

function chairCounts(random: Random, mood: Mood, n: number, density: number): ChairCounts {
  if (mood !== 'usual') {
    const { trust, items } = FIXED[mood]
    return { trust: exactCounts(trust, n), items: [0, 1, 2, 3].map(() => exactCounts(items, n)) }
  }
  let counts = usualCounts(random, n)
  while (rough(counts, n) + 50 * (density - 1) > TOO_GOOD) counts = usualCounts(random, n)
  return counts
}

export type Opinion = {
  mood: Mood
  ballots: number
  density: number
  /** What this upper union's members think of its chair, best first. */
  upper: readonly number[]
}

/** The ballots of one union: twelve wire answers each, in the order of the questionnaire. */
export function ballotsOf(
  random: Random,
  { mood, ballots: n, density, upper }: Opinion,
): number[][] {
  const exits: Exits = mood === 'usual' ? 'few' : 'none'
  const chair = chairCounts(random, mood, n, density)
  const union = [0, 1, 2, 3, 4].map(() => drawnCounts(random, USUAL.items, 7, n))
  const columns = [
    ...union.map((counts) => asAnswers(random, counts, 'few')),
    ...[chair.trust, ...chair.items].map((counts) => asAnswers(random, counts, exits)),
    asAnswers(random, drawnCounts(random, upper, 60, n), 'few'),
    asAnswers(random, drawnCounts(random, [0.66, 0.27, 0.07], 60, n), 'few'),
  ]
  return Array.from({ length: n }, (_, i) => columns.map((column) => column[i] ?? 0))
}
