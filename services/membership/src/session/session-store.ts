import { Schema, type Connection } from 'mongoose'

/** The day, not the time: a session next to a ballot must not tell when (issue 4, item 2). */
type Row = { _id: string; memberId: string; day: string; forgetOn: Date }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    memberId: { type: String, required: true },
    day: { type: String, required: true },
    forgetOn: { type: Date, required: true },
  },
  { versionKey: false, collection: 'sessions' },
)
  .index({ forgetOn: 1 }, { expireAfterSeconds: 0 })
  .index({ memberId: 1 })

export type SessionStore = ReturnType<typeof sessionStore>

export function sessionStore(connection: Connection) {
  const model = connection.model('Session', schema)
  return {
    models: [
      {
        // Clustered by a random id: a plain collection would keep the order of signing in.
        createCollection: async () =>
          await model.createCollection({
            clusteredIndex: { key: { _id: 1 }, unique: true, name: 'by key' },
          }),
        ensureIndexes: async () => await model.ensureIndexes(),
      },
    ],
    open: async (sid: string, memberId: string, day: string, forgetOn: Date) => {
      await model.create([{ _id: sid, memberId, day, forgetOn }])
    },
    holds: async (sid: string, memberId: string): Promise<boolean> =>
      (await model.exists({ _id: sid, memberId })) !== null,
    close: async (memberId: string) => {
      await model.deleteMany({ memberId })
    },
  }
}
