import { Schema, type ClientSession, type Connection } from 'mongoose'

/** A place somebody may take with a code; only the hash of the code is kept. `_id` = initiative.place. */
type CodeRow = {
  _id: string
  hash: string
  initiativeId: string
  place: number
  until: Date
  untilDay: string
}
type TriesRow = { _id: string; count: number; until: Date }

const codes = new Schema<CodeRow>(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    initiativeId: { type: String, required: true },
    place: { type: Number, required: true },
    until: { type: Date, required: true },
    untilDay: { type: String, required: true },
  },
  { versionKey: false, collection: 'join_codes' },
)
  .index({ hash: 1 })
  .index({ initiativeId: 1 })
  .index({ until: 1 }, { expireAfterSeconds: 0 })

const tries = new Schema<TriesRow>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false, collection: 'join_tries' },
).index({ until: 1 }, { expireAfterSeconds: 0 })

export type JoinCodeStore = ReturnType<typeof joinCodeStore>

/** Open join codes and counted tries; both in real time, as tokens are (D-18), and both forgotten by themselves. */
export function joinCodeStore(connection: Connection) {
  const code = connection.model('JoinCode', codes)
  const attempt = connection.model('JoinTries', tries)
  return {
    models: [code, attempt],
    /** A new code of a place ends the one before it. */
    put: async (row: Omit<CodeRow, '_id'>): Promise<void> => {
      const _id = `${row.initiativeId}.${row.place}`
      await code.updateOne({ _id }, { $set: row }, { upsert: true })
    },
    find: async (hash: string, now: Date) =>
      await code.findOne({ hash, until: { $gt: now } }).lean(),
    /** Uses a code up; false when it was used or replaced meanwhile. */
    use: async (hash: string, session: ClientSession): Promise<boolean> =>
      (await code.deleteOne({ hash }, { session })).deletedCount === 1,
    /** Ends the codes of places that are gone: their number may be given to another place. */
    keepPlaces: async (initiativeId: string, places: readonly number[], session: ClientSession) => {
      await code.deleteMany({ initiativeId, place: { $nin: places } }, { session })
    },
    ofInitiatives: async (ids: readonly string[]) =>
      await code.find({ initiativeId: { $in: ids } }, { hash: 0 }).lean(),
    /** Counts a try before it is looked at, so that many at once are counted too; how many there were since `until`. */
    countTry: async (memberId: string, now: Date, until: Date): Promise<number> => {
      const over = { $lte: [{ $ifNull: ['$until', now] }, now] }
      const row = await attempt
        .findOneAndUpdate(
          { _id: memberId },
          [
            {
              $set: {
                count: { $cond: [over, 1, { $add: ['$count', 1] }] },
                until: { $cond: [over, until, '$until'] },
              },
            },
          ],
          { upsert: true, returnDocument: 'after', updatePipeline: true },
        )
        .lean()
      return row?.count ?? 1
    },
    /** A right code costs no try. */
    giveTryBack: async (memberId: string): Promise<void> => {
      await attempt.updateOne({ _id: memberId, count: { $gt: 0 } }, { $inc: { count: -1 } })
    },
  }
}
