import { Schema, type ClientSession, type Connection } from 'mongoose'

type Row = { _id: string; rev: number }

const schema = new Schema<Row>(
  { _id: { type: String, required: true }, rev: { type: Number, required: true } },
  { versionKey: false, collection: 'fact_revs' },
)

export type FactRevStore = ReturnType<typeof factRevStore>

/** One counter per code and union. Shard key for scale: `_id`. */
export function factRevStore(connection: Connection) {
  const model = connection.model('FactRev', schema)
  return {
    model,
    /** The next rev, from 1. Two transactions for the same fact conflict here, so the later one counts again. */
    next: async (code: string, unionId: string, session: ClientSession): Promise<number> => {
      const row = await model.findOneAndUpdate(
        { _id: `${code}.${unionId}` },
        { $inc: { rev: 1 } },
        { upsert: true, returnDocument: 'after', session },
      )
      if (!row) throw new Error(`no rev for ${code} of ${unionId}`)
      return row.rev
    },
  }
}
