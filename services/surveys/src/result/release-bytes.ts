import type { Release } from './release.ts'

const PREFIX = 'tinnhiem-release-v1\0'

/** What can be written in exactly one way: no fractions, no dates, no undefined. */
type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain }

/** Canonical JSON: keys in code-unit order, no spaces, integers only. Throws on any other number. */
export function releaseJson(release: Release): string {
  return canonical(release)
}

/** The bytes the board key signs: a purpose, then the canonical JSON in UTF-8. */
export function releaseBytes(release: Release): Uint8Array {
  return new TextEncoder().encode(PREFIX + releaseJson(release))
}

function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error(`not an integer: ${value}`)
  return JSON.stringify(value)
}

function canonicalObject(value: { [key: string]: Plain }): string {
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join(',')}}`
}
