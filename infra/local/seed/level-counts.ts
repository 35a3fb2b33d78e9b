import type { Random } from './random.ts'

/** Answers on the wire: 0 skipped, 255 "don't know", 1 the worst level. */
export const SKIPPED = 0
export const DONT_KNOW = 255

const EXITS = { none: 0, few: 0.03 } as const
export type Exits = keyof typeof EXITS

/** Shares of the levels, best first, as whole counts of n by largest remainder: nothing is left to chance. */
export function exactCounts(shares: readonly number[], n: number): number[] {
  const floors = shares.map((share) => Math.floor(share * n + 1e-9))
  let left = n - floors.reduce((sum, each) => sum + each, 0)
  const byRest = shares
    .map((share, at) => ({ at, rest: share * n - Math.floor(share * n + 1e-9) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRest) {
    if (left <= 0) break
    floors[at] = (floors[at] ?? 0) + 1
    left -= 1
  }
  return floors
}

/** One draw of a Dirichlet-multinomial: a union has its own opinion, its members differ around it. */
export function drawnCounts(
  random: Random,
  shares: readonly number[],
  spread: number,
  n: number,
): number[] {
  const own = random.dirichlet(shares.map((share) => share * spread))
  const counts = shares.map(() => 0)
  for (let i = 0; i < n; i += 1) {
    const at = random.level(own)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** Counts, best level first, as wire answers in random order; a few are passed over or not known. */
export function asAnswers(random: Random, counts: readonly number[], exits: Exits): number[] {
  const answers = counts.flatMap((times, at) =>
    Array.from({ length: times }, () => counts.length - at),
  )
  const shuffled = random.shuffle(answers)
  return shuffled.map((answer) => {
    if (random.next() >= EXITS[exits]) return answer
    return random.next() < 0.5 ? SKIPPED : DONT_KNOW
  })
}

/** Mean of the counts on 0..1, best level first. */
export function meanOf(counts: readonly number[]): number {
  const n = counts.reduce((sum, each) => sum + each, 0)
  const top = counts.length - 1
  return n === 0 ? 0 : counts.reduce((sum, each, at) => sum + (each * (top - at)) / top, 0) / n
}
