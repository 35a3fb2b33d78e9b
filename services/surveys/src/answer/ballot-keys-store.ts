import { Schema, type Connection } from 'mongoose'

/** The published list of a closed survey, in parts: one document holds at most 16 MB. */
type Row = {
  _id: string
  survey: string
  part: number
  parts: number
  count: number
  keys: string
  signature: string
}

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    part: { type: Number, required: true },
    parts: { type: Number, required: true },
    count: { type: Number, required: true },
    keys: { type: String, default: '' },
    signature: { type: String, required: true },
  },
  { versionKey: false, collection: 'ballotKeys' },
).index({ survey: 1, part: 1 }, { unique: true })

export type BallotKeysStore = ReturnType<typeof ballotKeysStore>
const KEYS_PER_PART = 100_000
const LINE = 65

export function ballotKeysStore(connection: Connection) {
  const model = connection.model('BallotKeys', schema)
  return {
    models: [model],
    /** @param lines ascending keys in hex, one a line: 65 bytes each, the last without its line feed */
    put: async (survey: string, count: number, lines: Buffer, signature: string): Promise<void> => {
      const parts = Math.max(1, Math.ceil(count / KEYS_PER_PART))
      for (let part = 0; part < parts; part++) {
        const [from, to] = [part * KEYS_PER_PART, Math.min(count, (part + 1) * KEYS_PER_PART)]
        const keys = lines.toString('latin1', from * LINE, Math.max(0, to * LINE - 1))
        const set = { survey, part, parts, count, keys, signature }
        await model.updateOne({ _id: `${survey}.${part}` }, { $set: set }, { upsert: true })
      }
    },
    find: async (
      survey: string,
    ): Promise<{ count: number; keys: string; signature: string } | null> => {
      const rows = await model.find({ survey }).sort({ part: 1 }).lean()
      const [first] = rows
      if (!first || rows.length < first.parts) return null
      return {
        count: first.count,
        keys: rows.map(({ keys }) => keys).join('\n'),
        signature: first.signature,
      }
    },
  }
}
