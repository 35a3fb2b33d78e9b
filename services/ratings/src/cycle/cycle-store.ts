import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Cycle, CycleStep } from './cycle.ts'

type Row = Omit<Cycle, 'id'> & { _id: string }

const plain = { type: Schema.Types.Mixed, default: null } as const

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    year: { type: Number, required: true },
    surveyId: { type: String, required: true },
    schemeCode: { type: String, required: true },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    steps: { type: Schema.Types.Mixed, required: true },
    runNo: { type: Number, required: true },
    result: plain,
    decisionNo: { type: String, default: null },
  },
  { versionKey: false, collection: 'cycles', minimize: false },
).index({ year: 1 }, { unique: true })

export type CycleChange = Partial<
  Pick<Cycle, 'state' | 'runNo' | 'result' | 'decisionNo' | 'surveyId' | 'schemeCode'>
>

export type CycleStore = ReturnType<typeof cycleStore>

/** One small document per year: never sharded. */
export function cycleStore(connection: Connection) {
  const model = connection.model('Cycle', schema)
  const byIds = async (ids: readonly string[]): Promise<Cycle[]> =>
    (await model.find({ _id: { $in: ids } }).lean()).map(toCycle)
  return {
    model,
    byIds,
    byId: async (id: string): Promise<Cycle | null> => (await byIds([id]))[0] ?? null,
    ofYear: async (year: number): Promise<Cycle | null> => {
      const row = await model.findOne({ year }).lean()
      return row && toCycle(row)
    },
    publishedOf: async (years: readonly number[]): Promise<Cycle[]> =>
      (await model.find({ year: { $in: years }, state: 'PUBLISHED' }).lean()).map(toCycle),
    list: async (): Promise<Cycle[]> =>
      (await model.find({}).sort({ year: -1 }).limit(100).lean()).map(toCycle),
    withResult: async (): Promise<Cycle[]> =>
      (
        await model
          .find({ result: { $ne: null } })
          .sort({ year: -1 })
          .limit(100)
          .lean()
      ).map(toCycle),
    /** Throws a duplicate key error when the year already has a cycle. */
    insert: async ({ id, ...rest }: Cycle, session: ClientSession): Promise<void> => {
      await model.create([{ _id: id, ...rest }], { session })
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      cycle: Pick<Cycle, 'id' | 'version'>,
      change: CycleChange,
      step: CycleStep,
      session: ClientSession,
    ): Promise<Cycle | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: cycle.id, version: cycle.version },
          { $set: change, $inc: { version: 1 }, $push: { steps: step } },
          { returnDocument: 'after', session },
        )
        .lean()
      return row && toCycle(row)
    },
  }
}

function toCycle({ _id, ...rest }: Row): Cycle {
  return { id: _id, ...rest }
}
