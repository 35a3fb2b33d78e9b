/** A stream of repeatable random numbers. Nothing here is fit for secrets. */
export type Random = {
  /** In [0, 1). */
  next: () => number
  /** A whole number in [0, below). */
  below: (below: number) => number
  pick: <T>(list: readonly [T, ...T[]]) => T
  /** The same items in another order. */
  shuffle: <T>(list: readonly T[]) => T[]
  /** Standard normal (Box-Muller). */
  normal: () => number
  /** One draw of a Dirichlet distribution. */
  dirichlet: (alpha: readonly number[]) => number[]
  /** The index drawn with these probabilities. */
  level: (shares: readonly number[]) => number
}

/** FNV-1a, so that each part of the world has a stream of its own and editing one part leaves the others. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** splitmix32: spreads a seed over the four words sfc32 starts from. */
function splitmix(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

/** sfc32 by Chris Doty-Humphrey (PractRand), 32 bits at a time. */
function sfc32(seed: number): () => number {
  const word = splitmix(seed)
  let [a, b, c, counter] = [word(), word(), word(), 1]
  const step = () => {
    const out = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + out) >>> 0
    return out
  }
  for (let i = 0; i < 12; i += 1) step()
  return step
}

/** Gamma(shape, 1) by Marsaglia and Tsang (2000), with their boost for shapes under 1. */
function gamma(shape: number, next: () => number, normal: () => number): number {
  if (shape < 1) return gamma(shape + 1, next, normal) * next() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** The stream `name` of a world's seed. */
export function randomOf(seed: number, name: string): Random {
  const word = sfc32((seed ^ hash(name)) >>> 0)
  const next = () => word() / 2 ** 32
  const below = (limit: number) => Math.floor(next() * limit)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const shuffle = <T>(list: readonly T[]) => {
    const keyed = list.map((item) => ({ item, key: next() }))
    return keyed.toSorted((x, y) => x.key - y.key).map(({ item }) => item)
  }
  return {
    next,
    below,
    normal,
    shuffle,
    pick: <T>(list: readonly [T, ...T[]]) => list[below(list.length)] ?? list[0],
    dirichlet: (alpha) => {
      const drawn = alpha.map((each) => gamma(each, next, normal))
      const sum = drawn.reduce((total, each) => total + each, 0)
      return drawn.map((each) => each / sum)
    },
    level: (shares) => {
      let left = next()
      const found = shares.findIndex((share) => (left -= share) < 0)
      return found < 0 ? shares.length - 1 : found
    },
  }
}

/** Whole numbers with the given sum, as close to the weights as `least` and `most` let them be. */
export function split(
  sum: number,
  weights: readonly number[],
  least: number,
  most = Infinity,
): number[] {
  const fit = (scale: number) =>
    weights.map((weight) => Math.min(most, Math.max(least, Math.round(weight * scale))))
  const total = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
  let [low, high] = [0, sum / Math.min(...weights)]
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (total(fit(middle)) < sum) low = middle
    else high = middle
  }
  const parts = fit(low)
  const missing = sum - total(parts)
  if (missing < 0 || total(fit(high)) < sum) throw new RangeError(`${sum} does not split`)
  let left = missing
  for (let i = 0; left > 0; i = (i + 1) % parts.length)
    if ((parts[i] ?? most) < most) {
      parts[i] = (parts[i] ?? 0) + 1
      left -= 1
    }
  return parts
}
