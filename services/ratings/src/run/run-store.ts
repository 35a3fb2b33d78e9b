import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Run, RunLogEntry, RunState } from './run.ts'

type Row = Omit<Run, 'id'> & { _id: string }

const plain = { type: Schema.Types.Mixed, required: true } as const

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    cycleId: { type: String, required: true },
    no: { type: Number, required: true },
    state: { type: String, required: true },
    startedBy: { type: String, required: true },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
    step: { type: String, required: true },
    inputsHash: { type: String, default: null },
    closingDay: { type: String, default: null },
    priorsHash: { type: String, default: null },
    total: { type: Number, required: true },
    bucketSize: { type: Number, required: true },
    buckets: { type: Number, required: true },
    groups: plain,
    retries: { type: Number, required: true },
    repairs: { type: Number, required: true },
    failure: { type: String, default: null },
    log: plain,
  },
  { versionKey: false, collection: 'runs', minimize: false },
).index({ state: 1 })

/** Lines kept of a run's log. */
const LONGEST_LOG = 100

export type RunChange = Partial<Omit<Run, 'id' | 'cycleId' | 'no' | 'log' | 'retries' | 'repairs'>>

export type RunStore = ReturnType<typeof runStore>

/** Few and small: never sharded. */
export function runStore(connection: Connection) {
  const model = connection.model('Run', schema)
  const byIds = async (ids: readonly string[]): Promise<Run[]> =>
    (await model.find({ _id: { $in: ids } }).lean()).map(toRun)
  return {
    model,
    byIds,
    byId: async (id: string): Promise<Run | null> => (await byIds([id]))[0] ?? null,
    inStates: async (states: readonly RunState[]): Promise<Run[]> =>
      (await model.find({ state: { $in: states } }).lean()).map(toRun),
    isRunning: async (id: string): Promise<boolean> =>
      (await model.exists({ _id: id, state: 'RUNNING' })) !== null,
    insert: async ({ id, ...rest }: Run, session: ClientSession) => {
      await model.create([{ _id: id, ...rest }], { session })
    },
    /** Changes a run that is in one of the states; null when it is not, so that a cancelled run stays cancelled. */
    change: async (
      id: string,
      states: readonly RunState[],
      change: RunChange,
      entry: RunLogEntry | null = null,
      session: ClientSession | null = null,
    ): Promise<Run | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, state: { $in: states } },
          { $set: change, ...(entry ? appending(entry) : {}) },
          { returnDocument: 'after', session },
        )
        .lean()
      return row && toRun(row)
    },
    count: async (id: string, what: 'retries' | 'repairs', entry: RunLogEntry | null = null) => {
      await model.updateOne(
        { _id: id, state: { $in: ['QUEUED', 'RUNNING'] } },
        { $inc: { [what]: 1 }, ...(entry ? appending(entry) : {}) },
      )
    },
    note: async (id: string, entry: RunLogEntry) => {
      await model.updateOne({ _id: id }, appending(entry))
    },
  }
}

function appending(entry: RunLogEntry) {
  return { $push: { log: { $each: [entry], $slice: -LONGEST_LOG } } }
}

function toRun({ _id, ...rest }: Row): Run {
  return { id: _id, ...rest }
}
