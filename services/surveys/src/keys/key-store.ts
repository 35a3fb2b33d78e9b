import { Schema, type Connection } from 'mongoose'

/** A pool's key pair (`holder` = its number) or the board's. The private half only in a sealed envelope (D-20). */
type Row = { _id: string; survey: string; holder: string; publicKey: Buffer; sealed: Buffer | null }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    holder: { type: String, required: true },
    publicKey: { type: Buffer, required: true },
    sealed: { type: Buffer, default: null },
  },
  { versionKey: false, collection: 'keys' },
).index({ survey: 1 })

export type KeyStore = ReturnType<typeof keyStore>

/** Never part of a backup in the clear. Shard key for scale: `survey`. */
export function keyStore(connection: Connection) {
  const model = connection.model('Key', schema)
  return {
    models: [model],
    /** False when this holder has a key already: the first one stays. */
    put: async (
      survey: string,
      holder: string,
      publicKey: Uint8Array,
      sealed: Buffer,
    ): Promise<boolean> => {
      const set = { survey, holder, publicKey: Buffer.from(publicKey), sealed }
      const result = await model.updateOne(
        { _id: `${survey}.${holder}` },
        { $setOnInsert: set },
        { upsert: true },
      )
      return result.upsertedCount === 1
    },
    holders: async (survey: string): Promise<string[]> =>
      await model.distinct('holder', { survey }),
    count: async (survey: string): Promise<number> =>
      await model.countDocuments({ survey, holder: { $ne: 'board' } }),
    publicKeys: async (survey: string): Promise<Map<string, Buffer>> => {
      const rows = await model.find({ survey }, { holder: 1, publicKey: 1 }).lean()
      return new Map(rows.map((row) => [row.holder, Buffer.from(row.publicKey.buffer)]))
    },
    /** Both halves of a holder's key in one read; null when there is none. */
    pair: async (
      survey: string,
      holder: string,
    ): Promise<{ publicKey: Buffer; sealed: Buffer | null } | null> => {
      const row = await model.findById(`${survey}.${holder}`).lean()
      if (!row) return null
      const sealed = row.sealed && Buffer.from(row.sealed.buffer)
      return { publicKey: Buffer.from(row.publicKey.buffer), sealed }
    },
    sealed: async (survey: string, holder: string): Promise<Buffer | null> => {
      const row = await model.findById(`${survey}.${holder}`, { sealed: 1 }).lean()
      return row?.sealed ? Buffer.from(row.sealed.buffer) : null
    },
    /** The pools' private keys are gone for ever; the board key stays to sign what was published. */
    destroyPrivate: async (survey: string): Promise<void> => {
      await model.updateMany({ survey, holder: { $ne: 'board' } }, { $set: { sealed: null } })
    },
  }
}
