import { Schema, type Connection } from 'mongoose'

type CodeRow = { _id: string; codeHash: string; triesLeft: number; expiresAt: Date }
type CountRow = { _id: string; count: number; expiresAt: Date }

const codes = new Schema<CodeRow>(
  {
    _id: { type: String, required: true },
    codeHash: { type: String, required: true },
    triesLeft: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'codes' },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

const counts = new Schema<CountRow>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'codeRequests' },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type CodeStore = ReturnType<typeof codeStore>

/** Codes and how many were asked for; both forget by themselves. Real time, not domain time (D-18). */
export function codeStore(connection: Connection) {
  const codeModel = connection.model('Code', codes)
  const countModel = connection.model('CodeRequest', counts)
  return {
    models: [codeModel, countModel],
    /** How many codes this card has asked for in this hour, this one included. */
    countRequest: async (cardHash: string, hour: string, expiresAt: Date): Promise<number> => {
      const row = await countModel
        .findOneAndUpdate(
          { _id: `${cardHash}.${hour}` },
          { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return row?.count ?? 1
    },
    put: async (cardHash: string, codeHash: string, triesLeft: number, expiresAt: Date) => {
      await codeModel.updateOne(
        { _id: cardHash },
        { $set: { codeHash, triesLeft, expiresAt } },
        { upsert: true },
      )
    },
    /** Takes one try before the code is compared, so that parallel guesses share the five. */
    takeTry: async (cardHash: string, now: Date) =>
      await codeModel
        .findOneAndUpdate(
          { _id: cardHash, expiresAt: { $gt: now }, triesLeft: { $gt: 0 } },
          { $inc: { triesLeft: -1 } },
          { returnDocument: 'after' },
        )
        .lean(),
    /** True for the one caller that used the code up. */
    useUp: async (cardHash: string, codeHash: string): Promise<boolean> =>
      (await codeModel.deleteOne({ _id: cardHash, codeHash })).deletedCount === 1,
  }
}
