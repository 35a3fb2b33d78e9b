/** When a breaker opens and how it closes again. Times in milliseconds. */
export type BreakerSettings = {
  /** Calls older than this are forgotten. */
  windowMs: number
  /** Fewer calls than this in the window prove nothing. */
  minimum: number
  /** Share of failed calls, 0 to 1, at which it opens. */
  failureRate: number
  /** How long nothing is sent before a few calls may try. */
  openMs: number
  /** How many may try at once, and must be answered before it closes. */
  probes: number
}

/** `unknown`: the call ended for a reason of ours, e.g. the request had no time left. */
export type Outcome = 'answered' | 'failed' | 'unknown'

type Slice = { at: number; answered: number; failed: number }

/** `epoch` rises with each change of kind: the outcome of a call of an earlier epoch says nothing any more. */
export type Breaker =
  | { kind: 'closed'; epoch: number; slices: readonly Slice[] }
  | { kind: 'open'; epoch: number; until: number }
  | { kind: 'half-open'; epoch: number; running: number; answered: number }

/** The window moves in tenths of itself. */
const SLICES = 10

export const CLOSED: Breaker = { kind: 'closed', epoch: 0, slices: [] }

/** Whether a call would be let through at this moment; changes nothing. */
export function letsThrough(breaker: Breaker, now: number, { probes }: BreakerSettings): boolean {
  if (breaker.kind === 'closed') return true
  if (breaker.kind === 'open') return now >= breaker.until
  return breaker.running + breaker.answered < probes
}

/** The breaker after a call was let through; only when `letsThrough` says so. */
export function afterStart(breaker: Breaker): Breaker {
  if (breaker.kind === 'closed') return breaker
  if (breaker.kind === 'open')
    return { kind: 'half-open', epoch: breaker.epoch + 1, running: 1, answered: 0 }
  return { ...breaker, running: breaker.running + 1 }
}

/** The breaker after a call of `epoch` ended. */
export function afterEnd(
  breaker: Breaker,
  epoch: number,
  outcome: Outcome,
  now: number,
  settings: BreakerSettings,
): Breaker {
  if (epoch !== breaker.epoch || breaker.kind === 'open') return breaker
  if (breaker.kind === 'closed') return counted(breaker, outcome, now, settings)
  if (outcome === 'failed') return opened(breaker, now, settings)
  const answered = breaker.answered + (outcome === 'answered' ? 1 : 0)
  if (answered >= settings.probes) return { kind: 'closed', epoch: breaker.epoch + 1, slices: [] }
  return { ...breaker, running: breaker.running - 1, answered }
}

function counted(
  breaker: Breaker & { kind: 'closed' },
  outcome: Outcome,
  now: number,
  settings: BreakerSettings,
): Breaker {
  if (outcome === 'unknown') return breaker
  const at = Math.floor((now * SLICES) / settings.windowMs)
  const fresh = breaker.slices.filter((slice) => slice.at > at - SLICES && slice.at !== at)
  const last = breaker.slices.find((slice) => slice.at === at) ?? { at, answered: 0, failed: 0 }
  const slices = [...fresh, { ...last, [outcome]: last[outcome] + 1 }]
  const failed = sum(slices, 'failed')
  const all = failed + sum(slices, 'answered')
  return all >= settings.minimum && failed / all >= settings.failureRate
    ? opened(breaker, now, settings)
    : { ...breaker, slices }
}

function sum(slices: readonly Slice[], what: 'answered' | 'failed'): number {
  return slices.reduce((total, slice) => total + slice[what], 0)
}

function opened({ epoch }: Breaker, now: number, { openMs }: BreakerSettings): Breaker {
  return { kind: 'open', epoch: epoch + 1, until: now + openMs }
}
