/**
 * Compiled operations by key. Those of the allow-list stay; of the others, which anybody with the right to ask
 * freely can make up, the least recently used leaves first.
 */
export type OperationCache<T> = {
  get: (key: string) => T | undefined
  set: (key: string, value: T, stays: boolean) => void
  size: () => number
}

export function createOperationCache<T>(limit: number): OperationCache<T> {
  const kept = new Map<string, T>()
  const recent = new Map<string, T>()
  const get = (key: string): T | undefined => {
    const found = kept.get(key)
    if (found !== undefined) return found
    const other = recent.get(key)
    if (other === undefined) return undefined
    recent.delete(key)
    recent.set(key, other)
    return other
  }
  const set = (key: string, value: T, stays: boolean): void => {
    if (stays) return void kept.set(key, value)
    recent.set(key, value)
    const [oldest] = recent.keys()
    if (recent.size > limit && oldest !== undefined) recent.delete(oldest)
  }
  return { get, set, size: () => kept.size + recent.size }
}
