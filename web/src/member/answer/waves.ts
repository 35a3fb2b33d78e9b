/** A shared sending window in ms of domain time. */
export interface Window {
  from: number
  to: number
}

/** When a ballot goes: at a random moment of a shared window, or at once because no window is left (D-15). */
export type SendTime = { kind: 'window'; at: number; until: number } | { kind: 'atOnce' }

/**
 * The moment a ballot is sent: uniform in what is left of the running window, else in the next one; without any
 * window left it goes at once, after the sentence on what that costs. `random` gives [0, 1). Source: D-15.
 */
export function chooseSendTime(
  windows: readonly Window[],
  now: number,
  random: () => number,
): SendTime {
  const left = windows.filter((window) => window.to > now).toSorted((a, b) => a.from - b.from)
  const [next] = left
  if (!next) return { kind: 'atOnce' }
  const from = Math.max(next.from, now)
  const at = Math.floor(from + random() * (next.to - from))
  // A number just below 1 may round up to the end, which is no longer inside.
  return { kind: 'window', at: Math.min(at, next.to - 1), until: next.to }
}

/** A random number from the device's secure source, in [0, 1). */
export function secureRandom(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
  return value / 2 ** 32
}

/** How long a ballot waits after a failed try, in ms: about half a minute, doubling to 8 minutes, with chance. */
export function retryDelay(tries: number, random: () => number): number {
  const base = 30_000 * 2 ** Math.min(tries, 4)
  return Math.floor(base * (0.5 + random()))
}
