import type { Logger } from '@tinnhiem/kit/logger'

const AN_HOUR_MS = 3_600_000

export type Counter<K extends string> = { count: (what: K) => void; stop: () => void }

/** Counts events and writes the sums once an hour and at the end: no line per event, no time of one. */
export function createCounter<K extends string>(
  log: Logger,
  name: string,
  tell: (sums: ReadonlyMap<K, number>) => void = () => {},
): Counter<K> {
  const counts = new Map<K, number>()
  const write = (): void => {
    if (counts.size > 0) log.info({ counts: Object.fromEntries(counts) }, name)
    tell(counts)
    counts.clear()
  }
  const timer = setInterval(write, AN_HOUR_MS).unref()
  const stop = (): void => {
    clearInterval(timer)
    write()
  }
  return { count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1), stop }
}
