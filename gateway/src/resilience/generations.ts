/** One version of something that is replaced while it is used. */
export type Generation<T> = { value: T; stop: () => Promise<void> }

export type Generations<T> = {
  /** Work with the version of this moment; it is kept until the work has ended. */
  use: <R>(work: (value: T) => Promise<R>) => Promise<R>
  /** Loads the next version and swaps; the old one stops when nobody uses it. @throws what loading throws: nothing changed */
  replace: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

type Kept<T> = Generation<T> & { users: number; idle: PromiseWithResolvers<void> | null }

/** @param load makes a version, whole before anybody meets it; false for the first one */
export async function createGenerations<T>(
  load: (isReload: boolean) => Promise<Generation<T>>,
): Promise<Generations<T>> {
  const kept = async (isReload: boolean): Promise<Kept<T>> => ({
    ...(await load(isReload)),
    users: 0,
    idle: null,
  })
  let current = await kept(false)
  let turn: Promise<void> = Promise.resolve()
  const ending = new Set<Promise<void>>()
  const swap = async (): Promise<void> => {
    const next = await kept(true)
    const old = current
    current = next
    // an old version that will not stop is no reason to end the process
    const end = retire(old)
      .catch(() => undefined)
      .finally(() => ending.delete(end))
    ending.add(end)
  }
  return {
    use: async (work) => {
      const mine = current
      mine.users += 1
      try {
        return await work(mine.value)
      } finally {
        mine.users -= 1
        if (mine.users === 0) mine.idle?.resolve()
      }
    },
    replace: () => {
      const mine = turn.then(swap)
      turn = mine.catch(() => undefined)
      return mine
    },
    [Symbol.asyncDispose]: async () => {
      await turn
      await Promise.all([...ending, retire(current)])
    },
  }
}

async function retire<T>(old: Kept<T>): Promise<void> {
  if (old.users > 0) {
    old.idle = Promise.withResolvers<void>()
    await old.idle.promise
  }
  await old.stop()
}
