import { readFileSync } from 'node:fs'

export type Sample = { at: number; rss: number; heapUsed: number }

/** Megabytes in the first and the last third of the time after the warm-up, and the growth between them in percent. */
export type Growth = { first: number; last: number; percent: number }

/** @param warmUpMs left out from the first sample on */
export function growthOf(
  samples: readonly Sample[],
  what: 'rss' | 'heapUsed',
  warmUpMs: number,
): Growth {
  const start = samples[0]?.at ?? 0
  const warm = samples.filter(({ at }) => at - start >= warmUpMs).map((sample) => sample[what])
  const third = Math.floor(warm.length / 3)
  if (third < 2) throw new Error('too few samples of memory')
  const [first, last] = [median(warm.slice(0, third)), median(warm.slice(-third))]
  return { first: mb(first), last: mb(last), percent: ((last - first) / first) * 100 }
}

export function readSamples(file: string): Sample[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Sample => JSON.parse(line))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function mb(bytes: number): number {
  return Math.round(bytes / 104_857.6) / 10
}
