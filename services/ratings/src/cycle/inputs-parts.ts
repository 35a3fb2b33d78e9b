/** UTF-16 units of a part: with every quote escaped well under the gateway's one megabyte for an answer. */
const PART = 400_000

/** How many parts a text comes in; at least one. */
export function inputsParts(text: string): number {
  return Math.max(1, Math.ceil(text.length / PART))
}

/** One part, counted from 0; null where there is none. */
export function inputsPart(text: string, part: number): string | null {
  if (part < 0 || part >= inputsParts(text)) return null
  return text.slice(part * PART, (part + 1) * PART)
}
