import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Finder } from '../sealed/finder.ts'

type Row = { _id: string; until: string }

const schema = new Schema<Row>(
  { _id: { type: String, required: true }, until: { type: String, required: true } },
  { versionKey: false, collection: 'pauses' },
).index({ until: 1 })

export type PauseStore = ReturnType<typeof pauseStore>

/**
 * Who is not to be invited again before a day: a keyed hash and the day, nothing else. Written with EVERY invitation,
 * whatever will be answered, so a row is no sign of a "no" (decision 008). Shard key for scale: `_id`.
 */
export function pauseStore(connection: Connection, find: Finder) {
  const model = connection.model('Pause', schema)
  return {
    model,
    holdsFor: async (memberId: string, today: string): Promise<boolean> =>
      (await model.exists({ _id: find('PAUSE', memberId), until: { $gte: today } })) !== null,
    /**
     * A new pause, where none holds.
     * @throws the duplicate key error when one does: somebody else has just invited the same member
     */
    begin: async (memberId: string, today: string, until: string, session: ClientSession) => {
      await model.updateOne(
        { _id: find('PAUSE', memberId), until: { $lt: today } },
        { $set: { until } },
        { upsert: true, session },
      )
    },
    /** A later day stays. */
    set: async (memberId: string, until: string, session: ClientSession) => {
      await model.updateOne(
        { _id: find('PAUSE', memberId) },
        { $max: { until } },
        { upsert: true, session },
      )
    },
    forgetBefore: async (today: string) => {
      await model.deleteMany({ until: { $lt: today } })
    },
  }
}
