/** Neighbouring pools that one job counts: `first` to `last`, both included. */
export type Bucket = { first: number; last: number }

/** About as many answers as one job should read (ratings.md 2). */
const MOST_PEOPLE = 5_000
/** Jobs of a survey: enough for a progress bar that moves, few enough for the queue. A district has a pool a job. */
const MOST_BUCKETS = 400

/**
 * Cuts the pools of a survey, numbered from 1 without gaps, into buckets. A large pool is one by itself; the cut depends
 * on the frozen pools alone, so every attempt makes the same.
 */
export function bucketsOf(pools: readonly { number: number; eligible: number }[]): Bucket[] {
  const buckets: (Bucket & { people: number })[] = []
  const mostPools = Math.ceil(pools.length / MOST_BUCKETS)
  for (const { number, eligible } of pools.toSorted((a, b) => a.number - b.number)) {
    const open = buckets.at(-1)
    const fits = open && open.people + eligible <= MOST_PEOPLE && number - open.first < mostPools
    if (open && fits) {
      open.last = number
      open.people += eligible
    } else buckets.push({ first: number, last: number, people: eligible })
  }
  return buckets.map(({ first, last }) => ({ first, last }))
}
