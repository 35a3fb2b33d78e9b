/** One page of a keyset connection, at most 100 items (GW-4). */
export type Page<T> = {
  edges: { cursor: string; node: T }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  totalCount: number
}

const LARGEST = 100
const USUAL = 20

export function clampFirst(first: number | null | undefined): number {
  return Math.min(LARGEST, Math.max(1, Math.trunc(first ?? USUAL)))
}

export function encodeCursor(position: string): string {
  return Buffer.from(position, 'utf8').toString('base64url')
}

/** Null for an absent or unreadable cursor: the first page. */
export function decodeCursor(cursor: string | null | undefined): string | null {
  if (!cursor) return null
  return Buffer.from(cursor, 'base64url').toString('utf8') || null
}

/**
 * Builds the page from `first + 1` rows read after the cursor.
 * @param position the sortable string a row is found by again
 */
export function toPage<T>(
  rows: readonly T[],
  first: number,
  totalCount: number,
  position: (row: T) => string,
): Page<T> {
  const shown = rows.slice(0, first)
  const edges = shown.map((node) => ({ cursor: encodeCursor(position(node)), node }))
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  }
}
