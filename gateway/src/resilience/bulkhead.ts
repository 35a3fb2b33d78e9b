/** No place, and none came free in time. */
export class Full extends Error {
  override name = 'Full'
}

export type Room = {
  /** Work that runs at once. */
  atOnce: number
  /** Work that waits behind it. */
  waiting: number
  /** Milliseconds it waits at most. */
  waitMs: number
}

export type Bulkhead = {
  /** Waits for a place, first come, first served; give it back with `leave`. @throws Full */
  enter: (longestMs?: number) => Promise<void>
  leave: () => void
  running: () => number
}

/** So much work at once and so much behind it: what is more is refused at once instead of piling up. */
export function createBulkhead({ atOnce, waiting, waitMs }: Room): Bulkhead {
  let running = 0
  const queue = new Set<() => void>()
  const leave = (): void => {
    const [next] = queue
    if (next) next()
    else running -= 1
  }
  const wait = (longestMs: number): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      queue.delete(go)
      reject(new Full('no place came free in time'))
    }, longestMs)
    const go = (): void => {
      queue.delete(go)
      clearTimeout(timer)
      resolve()
    }
    queue.add(go)
    return promise
  }
  return {
    enter: async (longestMs = waitMs) => {
      if (running < atOnce) return void (running += 1)
      if (queue.size >= waiting) throw new Full('too many wait already')
      await wait(Math.min(longestMs, waitMs))
    },
    leave,
    running: () => running,
  }
}
