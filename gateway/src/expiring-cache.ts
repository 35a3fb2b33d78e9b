export type ExpiringCache<V> = {
  get: (key: string) => V | undefined
  set: (key: string, value: V) => void
  delete: (key: string) => void
  clear: () => void
}

/**
 * Keeps the most recently used entries, each for at most `ttlMs` milliseconds after it was set.
 * @param now real time in milliseconds; sessions never follow domain time (D-18)
 */
export function createExpiringCache<V>(
  capacity: number,
  ttlMs: number,
  now: () => number = Date.now,
): ExpiringCache<V> {
  const entries = new Map<string, { value: V; until: number }>()
  const get = (key: string): V | undefined => {
    const entry = entries.get(key)
    if (!entry) return undefined
    entries.delete(key)
    if (entry.until <= now()) return undefined
    entries.set(key, entry)
    return entry.value
  }
  const set = (key: string, value: V): void => {
    entries.delete(key)
    entries.set(key, { value, until: now() + ttlMs })
    const [oldest] = entries.keys()
    if (entries.size > capacity && oldest !== undefined) entries.delete(oldest)
  }
  return { get, set, delete: (key) => void entries.delete(key), clear: () => entries.clear() }
}
