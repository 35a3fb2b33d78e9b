/** A row of another service, kept under its own id. */
export type Told<T> = T & { _id: string }

/** Updates that are idempotent in any order: a row changes only for a higher `rev`. */
export function newest(items: readonly { id: string; rev: number }[]) {
  return items.map((item) => {
    const known = { $gte: [{ $ifNull: ['$rev', 0] }, item.rev] }
    const told = { $literal: { _id: item.id, ...item } }
    return {
      updateOne: {
        filter: { _id: item.id },
        update: [{ $replaceWith: { $cond: [known, '$$ROOT', told] } }],
        upsert: true,
      },
    }
  })
}
