import { Schema, type Connection } from 'mongoose'

type Row = { _id: string; officers: string[] }

const schema = new Schema<Row>(
  { _id: { type: String, required: true }, officers: { type: [String], required: true } },
  { versionKey: false, collection: 'referralLists' },
)

export type DeskStore = ReturnType<typeof deskStore>

/** Whom a chair named to a unit's referral list: appointments, not persons. Shard key for scale: `_id`, the unit. */
export function deskStore(connection: Connection) {
  const model = connection.model('ReferralList', schema)
  return {
    model,
    /** Null while the chair has named nobody. */
    named: async (unionId: string): Promise<string[] | null> =>
      (await model.findById(unionId).lean())?.officers ?? null,
    name: async (unionId: string, officers: readonly string[]): Promise<void> => {
      await model.updateOne({ _id: unionId }, { $set: { officers } }, { upsert: true })
    },
  }
}
