import { Refusal } from './refusal.ts'

/**
 * At most `most` pieces of work at once, over all callers: the anonymous door knows no addresses to limit.
 * @returns a runner that throws Refusal BUSY (503, Retry-After) above the ceiling
 */
export function createCeiling(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  return async (work) => {
    if (running >= most) throw new Refusal('BUSY', 503, 'vi', { retryAfter: 2 })
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
    }
  }
}
