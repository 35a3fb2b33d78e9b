/** Works through the items, `width` at a time, and says after each how many are done. Stops at the first failure. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
  done: (count: number) => void = () => {},
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  let finished = 0
  const lane = async () => {
    while (next < items.length) {
      const at = next
      next += 1
      const item = items[at]
      if (item === undefined) continue
      results[at] = await work(item)
      finished += 1
      done(finished)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return results
}
