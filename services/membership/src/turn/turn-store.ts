import { Schema, type ClientSession, type Connection } from 'mongoose'

type Row = { _id: string; turns: number }

const schema = new Schema<Row>(
  { _id: { type: String, required: true }, turns: { type: Number, required: true } },
  { versionKey: false, collection: 'turns' },
)

export type TurnStore = ReturnType<typeof turnStore>

/** One person's doings one after another, where a number of things is limited. */
export function turnStore(connection: Connection) {
  const model = connection.model('Turn', schema)
  return {
    model,
    /**
     * Two transactions that take the same turn conflict, and the driver runs the later one again: what it counts then is
     * what the earlier one left.
     */
    take: async (memberId: string, session: ClientSession) => {
      await model.updateOne({ _id: memberId }, { $inc: { turns: 1 } }, { upsert: true, session })
    },
  }
}
