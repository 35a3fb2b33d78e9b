/** The text is JSON of another shape than agreed. `message` names the field. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

/** An object of parsed JSON, its fields not yet looked at. */
export type Fields = ReadonlyMap<string, unknown>

/** The fields of an object. Throws Malformed. */
export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Malformed('not an object')
  }
  return new Map(Object.entries(value))
}

/** A string that fits the pattern. Throws Malformed. */
export function text(from: Fields, name: string, pattern = /^[^]+$/): string {
  const value = from.get(name)
  if (typeof value !== 'string' || !pattern.test(value)) throw new Malformed(name)
  return value
}

/** A whole number of at least `least`. Throws Malformed. */
export function whole(from: Fields, name: string, least: number): number {
  const value = from.get(name)
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new Malformed(name)
  }
  return value
}

/** True or false. Throws Malformed. */
export function flag(from: Fields, name: string): boolean {
  const value = from.get(name)
  if (typeof value !== 'boolean') throw new Malformed(name)
  return value
}

/** A list, each item read by `read`. Throws Malformed. */
export function list<T>(from: Fields, name: string, read: (item: Fields) => T): readonly T[] {
  return items(from, name).map((item) => read(fields(item)))
}

/** A list of strings. Throws Malformed. */
export function texts(from: Fields, name: string): readonly string[] {
  return items(from, name).map((item) => {
    if (typeof item !== 'string') throw new Malformed(name)
    return item
  })
}

function items(from: Fields, name: string): readonly unknown[] {
  const value = from.get(name)
  if (!Array.isArray(value)) throw new Malformed(name)
  return value
}
