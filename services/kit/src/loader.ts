import DataLoader from 'dataloader'

/**
 * Batches look-ups by id within one request: one store call for all (style.md 1.11).
 * @param find returns the rows it has, in any order
 */
export function byId<T>(
  find: (ids: readonly string[]) => Promise<readonly T[]>,
  idOf: (row: T) => string,
) {
  return new DataLoader<string, T | null>(async (ids) => {
    const rows = new Map((await find(ids)).map((row) => [idOf(row), row]))
    return ids.map((id) => rows.get(id) ?? null)
  })
}

/** Batches one-to-many look-ups within one request. */
export function manyBy<T>(
  find: (keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (row: T) => string,
) {
  return new DataLoader<string, T[]>(async (keys) => {
    const groups = Map.groupBy(await find(keys), keyOf)
    return keys.map((key) => groups.get(key) ?? [])
  })
}

/**
 * What one request asks again and again with the same argument, asked once; also a loader for each value of one more
 * argument, such as a page size.
 */
export function once<A, R>(make: (argument: A) => R): (argument: A) => R {
  const made = new Map<A, R>()
  return (argument) => {
    const known = made.get(argument) ?? make(argument)
    made.set(argument, known)
    return known
  }
}
