/** How much one caller may ask for: `burst` units at once, refilled by `perSecond`. A unit is an object of an answer. */
export type Budget = { burst: number; perSecond: number }

/** `full`: when the budget is whole again, in milliseconds since 1970; `waitMs`: 0 when it was paid. */
export type Payment = { full: number; waitMs: number }

/**
 * Takes `units` out of a budget, or nothing when they are not there (GCRA, ITU-T I.371: a token bucket kept as one
 * number). What is larger than the whole budget counts as the whole budget: it can be paid, once in a while.
 * @param full what the last payment said; anything before `now` is a whole budget
 * @param now milliseconds since 1970
 */
export function payFrom(
  { burst, perSecond }: Budget,
  full: number,
  now: number,
  units: number,
): Payment {
  const whole = (burst / perSecond) * 1_000
  const next = Math.max(full, now) + Math.min(whole, (units / perSecond) * 1_000)
  const waitMs = next - now - whole
  return waitMs > 0 ? { full, waitMs } : { full: next, waitMs: 0 }
}
