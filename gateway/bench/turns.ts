export type Turns<T> = { take: () => Promise<T>; giveBack: (one: T) => void }

/** Lends each thing to one at a time, the longest unused first; when all are out, who asks waits. */
export function createTurns<T>(all: readonly T[]): Turns<T> {
  const free = new Map(all.entries())
  let [next, end] = [0, all.length]
  const waiting: ((one: T) => void)[] = []
  const take = (): Promise<T> => {
    const one = free.get(next)
    if (one === undefined) return new Promise((done) => waiting.push(done))
    free.delete(next++)
    return Promise.resolve(one)
  }
  const giveBack = (one: T): void => {
    const first = waiting.shift()
    if (first) first(one)
    else free.set(end++, one)
  }
  return { take, giveBack }
}
