import type { FactItem } from '@tinnhiem/kit/fact'
import { Schema, type Connection } from 'mongoose'

/** The newest DENSITY of a union: active members of workers on a day. */
export type Headcount = {
  unionId: string
  asOf: string
  rev: number
  members: number
  workers: number
}

type Row = Omit<Headcount, 'unionId'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    asOf: { type: String, required: true },
    rev: { type: Number, required: true },
    members: { type: Number, required: true },
    workers: { type: Number, required: true },
  },
  { versionKey: false, collection: 'headcounts' },
)

export type HeadcountStore = ReturnType<typeof headcountStore>

/** One row per union, the newest by (asOf, rev). Shard key for scale: `_id`. */
export function headcountStore(connection: Connection) {
  const model = connection.model('Headcount', schema)
  const of = async (unionIds: readonly string[]): Promise<Headcount[]> =>
    (await model.find({ _id: { $in: unionIds } }).lean()).map(({ _id, ...rest }) => ({
      unionId: _id,
      ...rest,
    }))
  return {
    model,
    /** Takes DENSITY facts in; other codes are not for this service. Idempotent, in any order. */
    take: async (facts: readonly FactItem[]): Promise<string[]> => {
      const density = facts.filter(({ code }) => code === 'DENSITY')
      if (density.length > 0) await model.bulkWrite(density.map(upsert), { ordered: false })
      return [...new Set(density.map(({ unionId }) => unionId))]
    },
    of,
    /** Null before membership has counted. */
    ofUnion: async (unionId: string): Promise<Headcount | null> => (await of([unionId]))[0] ?? null,
  }
}

function upsert({ unionId, asOf, rev, numerator, denominator }: FactItem) {
  const told = { _id: unionId, asOf, rev, members: numerator, workers: denominator }
  const newer = {
    $or: [{ $gt: ['$asOf', asOf] }, { $and: [{ $eq: ['$asOf', asOf] }, { $gte: ['$rev', rev] }] }],
  }
  return {
    updateOne: {
      filter: { _id: unionId },
      update: [{ $replaceWith: { $cond: [newer, '$$ROOT', { $literal: told }] } }],
      upsert: true,
    },
  }
}
