/** What another service told: a row under its own id; a higher `rev` wins. */
export type Told<T> = T & { _id: string }

/**
 * Bulk upserts that take in told rows, idempotent in any order: a row changes only for a higher `rev`.
 * @param idOf the row's own id; `item.id` is not always one
 */
export function newest<T extends { rev: number }>(items: readonly T[], idOf: (item: T) => string) {
  return items.map((item) => {
    const known = { $gte: [{ $ifNull: ['$rev', 0] }, item.rev] }
    const told = { $literal: { ...item, _id: idOf(item) } }
    return {
      updateOne: {
        filter: { _id: idOf(item) },
        update: [{ $replaceWith: { $cond: [known, '$$ROOT', told] } }],
        upsert: true,
      },
    }
  })
}
