import { Schema, type Connection } from 'mongoose'

/** A worker process that is alive; nothing about what it does. */
type Row = { _id: string; seenAt: Date }

const schema = new Schema<Row>(
  { _id: { type: String, required: true }, seenAt: { type: Date, required: true } },
  { versionKey: false, collection: 'workers' },
).index({ seenAt: 1 }, { expireAfterSeconds: 3_600 })

/** How long a worker may be silent before it counts as gone; a run then says "stopped". */
const SILENT_MS = 6_000

export type WorkerStore = ReturnType<typeof workerStore>

/** Who is alive, by the clock of the database alone. */
export function workerStore(connection: Connection) {
  const model = connection.model('Worker', schema)
  return {
    model,
    beat: async (id: string) => {
      await model.updateOne({ _id: id }, { $currentDate: { seenAt: true } }, { upsert: true })
    },
    leave: async (id: string) => {
      await model.deleteOne({ _id: id })
    },
    anyAlive: async (): Promise<boolean> => {
      const since = { $subtract: ['$$NOW', SILENT_MS] }
      return (await model.exists({ $expr: { $gt: ['$seenAt', since] } })) !== null
    },
  }
}
