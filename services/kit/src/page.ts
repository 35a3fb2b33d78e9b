import type { Model } from 'mongoose'

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

/** What is asked of many parents at once. */
export type ChildrenAsked = {
  parentIds: readonly string[]
  /** What else holds for a child. */
  where: Readonly<Record<string, unknown>>
  /** Of siblings; an index that starts with `parentId` gives it. */
  order: Readonly<Record<string, 1 | -1>>
  /** Of each parent. */
  limit: number
}

/** The first children of one parent, and how many it has. */
export type FirstChildren<T> = { parentId: string; rows: T[]; total: number }

/** The first children of many parents in one query. A parent without any is not in the answer. */
export async function firstChildren<Row, T>(
  model: Pick<Model<Row>, 'aggregate'>,
  { parentIds, where, order, limit }: ChildrenAsked,
  toChild: (row: Row) => T,
): Promise<FirstChildren<T>[]> {
  const rows = { $firstN: { input: '$$ROOT', n: limit } }
  const groups = await model.aggregate<{ _id: string; rows: Row[]; total: number }>([
    { $match: { ...where, parentId: { $in: parentIds } } },
    { $sort: order },
    { $group: { _id: '$parentId', rows, total: { $sum: 1 } } },
  ])
  return groups.map((group) => ({
    parentId: group._id,
    rows: group.rows.map(toChild),
    total: group.total,
  }))
}
