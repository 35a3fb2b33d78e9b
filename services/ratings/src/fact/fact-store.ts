import type { FactItem } from '@tinnhiem/kit/fact'
import { Schema, type Connection } from 'mongoose'

type Row = Omit<FactItem, 'eventId'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    unionId: { type: String, required: true },
    asOf: { type: String, required: true },
    numerator: { type: Number, required: true },
    denominator: { type: Number, required: true },
    source: { type: String, required: true },
  },
  { versionKey: false, collection: 'facts' },
).index({ unionId: 1, code: 1, asOf: 1 })

export type FactStore = ReturnType<typeof factStore>

/** Dated facts about unions, by the id of the event that told them. Shard key for scale: `unionId`. */
export function factStore(connection: Connection) {
  const model = connection.model('Fact', schema)
  return {
    model,
    /** A fact told twice is stored once. */
    record: async (facts: readonly FactItem[]) => {
      if (facts.length === 0) return
      await model.bulkWrite(
        facts.map(({ eventId, ...fact }) => ({
          updateOne: { filter: { _id: eventId }, update: { $setOnInsert: fact }, upsert: true },
        })),
        { ordered: false },
      )
    },
    upTo: async (
      unionIds: readonly string[],
      codes: readonly string[],
      day: string,
    ): Promise<FactItem[]> => {
      const query = { unionId: { $in: unionIds }, code: { $in: codes }, asOf: { $lte: day } }
      const rows = await model.find(query).sort({ _id: 1 }).lean()
      return rows.map(({ _id, ...fact }) => ({ eventId: _id, ...fact }))
    },
  }
}
