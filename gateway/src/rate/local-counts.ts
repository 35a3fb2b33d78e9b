import { payFrom, type Budget } from './budget.ts'

/** Pays `units` for a key. @returns milliseconds to wait; 0 when they were there */
export type LocalCounts = (key: string, budget: Budget, units: number) => number

/**
 * The budgets of this process alone, for the time without Redis: the same numbers, so the door stays open and bounded.
 * @param most keys kept; the one that paid longest ago is forgotten first
 */
export function createLocalCounts(most: number, now: () => number = Date.now): LocalCounts {
  const kept = new Map<string, number>()
  return (key, budget, units) => {
    const { full, waitMs } = payFrom(budget, kept.get(key) ?? 0, now(), units)
    kept.delete(key)
    kept.set(key, full)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return waitMs
  }
}
