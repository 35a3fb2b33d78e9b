/** A part of a run as it stands: leaders done in it, per upper union, and when that was written. */
export type PartProgress = {
  at: Date
  done: number
  groups: readonly { upperId: string | null; done: number }[]
}

/** Leaders done, all of them and per upper union. */
export function countDone(parts: readonly PartProgress[]): {
  done: number
  byUpper: Map<string | null, number>
} {
  const byUpper = new Map<string | null, number>()
  for (const { groups } of parts)
    for (const { upperId, done } of groups) byUpper.set(upperId, (byUpper.get(upperId) ?? 0) + done)
  return { done: parts.reduce((sum, part) => sum + part.done, 0), byUpper }
}

/** 0-100 with one decimal, never 100 before everything is done. */
export function percentOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((1_000 * done) / total) / 10
}

const RECENT = 20
const STRIDE = 4

/**
 * Whole seconds left: what remains over the median of the speeds between recent parts. Null until 5 % are done or 5 s
 * have gone, and while nothing can be said (web.md 4.4).
 */
export function secondsLeft(
  parts: readonly PartProgress[],
  total: number,
  startedAt: Date,
  now: Date,
): number | null {
  const { done } = countDone(parts)
  const early = percentOf(done, total) < 5 && now.getTime() - startedAt.getTime() < 5_000
  if (early || done === 0 || total === 0) return null
  if (done >= total) return 0
  const speed = median(recentSpeeds(parts, startedAt))
  return speed === null ? null : Math.max(1, Math.ceil((total - done) / speed))
}

/** Leaders per second over windows of a few parts, newest parts last. */
function recentSpeeds(parts: readonly PartProgress[], startedAt: Date): number[] {
  let total = 0
  const marks = parts
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, done }) => ({ at: at.getTime(), total: (total += done) }))
  const all = [{ at: startedAt.getTime(), total: 0 }, ...marks].slice(-RECENT)
  const stride = Math.min(STRIDE, all.length - 1)
  return all.slice(stride).flatMap((mark, index) => {
    const before = all[index]
    if (before === undefined || mark.at <= before.at) return []
    return [(1_000 * (mark.total - before.total)) / (mark.at - before.at)]
  })
}

function median(values: readonly number[]): number | null {
  const positive = values.filter((value) => value > 0).toSorted((a, b) => a - b)
  return positive[Math.floor(positive.length / 2)] ?? null
}
