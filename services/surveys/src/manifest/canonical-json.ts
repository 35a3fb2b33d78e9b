import { createHash } from 'node:crypto'

/** What a frozen document may hold: no floats, so that every program writes the same bytes. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical }

/**
 * JSON with keys sorted by UTF-16 units and without white space: manifests, releases, certificates. Throws a TypeError for
 * a number that is not a safe integer, undefined, or anything else that is not `Canonical`.
 */
export function canonicalJson(value: Canonical): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
      return wholeNumber(value)
    case 'object':
      if (value === null) return 'null'
      return isList(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value)
    default:
      throw new TypeError(`${typeof value} is not canonical JSON`)
  }
}

/** SHA-256 of a text's UTF-8, 64 hexadecimal digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function isList(value: Canonical): value is readonly Canonical[] {
  return Array.isArray(value)
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number`)
  return JSON.stringify(value)
}

function canonicalObject(value: { readonly [key: string]: Canonical }): string {
  const members = Object.keys(value)
    .toSorted()
    .map((key) => member(key, value[key]))
  return `{${members.join(',')}}`
}

function member(key: string, value: Canonical | undefined): string {
  if (value === undefined) throw new TypeError(`${key} is undefined`)
  return `${JSON.stringify(key)}:${canonicalJson(value)}`
}
