import type { Lang } from '@tinnhiem/kit/words'
import { Refusal } from './refusal.ts'

/**
 * Waits `ms` milliseconds for the work and no longer. What it still runs ends by its own limits.
 * @throws Refusal TIME_LIMIT (504)
 */
export async function within<T>(ms: number, lang: Lang, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Refusal('TIME_LIMIT', 504, lang)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
