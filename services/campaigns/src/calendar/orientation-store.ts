import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type Connection } from 'mongoose'
import type { Orientation } from './calendar.ts'

type Row = Omit<Orientation, 'id'> & { _id: string }

const text = { type: String, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

const schema = new Schema<Row>(
  {
    _id: text,
    issuerId: text,
    issuerPath: text,
    month: text,
    title: mixed,
    text: mixed,
    documents: { type: [String], required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, collection: 'orientations', minimize: false },
).index({ month: 1 })

export type OrientationStore = ReturnType<typeof orientationStore>

/** One per issuer and month. Few: never sharded. */
export function orientationStore(connection: Connection) {
  const model = connection.model('Orientation', schema)
  return {
    model,
    byId: async (id: string): Promise<Orientation | null> => {
      const row = await model.findById(id).lean()
      return row && toOrientation(row)
    },
    /** Months between two days. */
    between: async (from: string, to: string): Promise<Orientation[]> =>
      (
        await model
          .find({ month: { $gte: from, $lte: to } })
          .sort({ month: 1, _id: 1 })
          .limit(2_000)
          .lean()
      ).map(toOrientation),
    /** False when somebody else was first. */
    put: async ({ id, ...next }: Orientation): Promise<boolean> => {
      if (next.version > 1) {
        const before = { _id: id, version: next.version - 1 }
        return (await model.updateOne(before, { $set: next })).matchedCount === 1
      }
      try {
        await model.create([{ _id: id, ...next }])
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}

function toOrientation({ _id, ...rest }: Row): Orientation {
  return { id: _id, ...rest }
}
