import { ballotKeysText } from '../answer/signed-texts.ts'

const KEY = 32

/**
 * The text the board signs for the published key list: its head, then all keys of all pools ascending in hex, one a line.
 * In bytes, because a million keys as strings would take a worker over its memory.
 * @param parts keys of 32 bytes, joined, per pool
 * @returns `head` is where the keys begin
 */
export function keyListText(
  survey: string,
  parts: readonly Buffer[],
): { count: number; text: Buffer; head: number } {
  const all = Buffer.concat(parts)
  const count = all.length / KEY
  const head = Buffer.from(ballotKeysText(survey, count, ''))
  const text = Buffer.alloc(head.length + Math.max(0, count * (2 * KEY + 1) - 1), '\n')
  head.copy(text)
  let at = head.length
  for (const index of ascending(all, count)) {
    text.write(all.toString('hex', index * KEY, (index + 1) * KEY), at, 'latin1')
    at += 2 * KEY + 1
  }
  return { count, text, head: head.length }
}

/** The positions of the keys in ascending order; the first six bytes decide nearly always. */
function ascending(all: Buffer, count: number): Uint32Array {
  const prefix = Float64Array.from({ length: count }, (_, at) => all.readUIntBE(at * KEY, 6))
  const order = Uint32Array.from({ length: count }, (_, at) => at)
  return order.sort((a, b) => {
    const difference = (prefix[a] ?? 0) - (prefix[b] ?? 0)
    return difference || all.compare(all, b * KEY, (b + 1) * KEY, a * KEY, (a + 1) * KEY)
  })
}
