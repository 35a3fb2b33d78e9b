import { patternOf } from '@tinnhiem/kit/pattern'
import { inTransaction } from '@tinnhiem/kit/mongo'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { LiveRate } from './live-rate.ts'
import type { SurveyState } from './survey.ts'
import type { SurveyRecord } from './survey-record.ts'

type Row = Omit<SurveyRecord, 'id'> & { _id: string }

const plain = { type: Schema.Types.Mixed, default: null } as const

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    title: { type: Schema.Types.Mixed, required: true },
    year: { type: Number, required: true },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    audienceId: { type: String, required: true },
    audiencePath: { type: String, required: true },
    opensOn: { type: String, required: true },
    closesOn: { type: String, required: true },
    opensAt: { type: Date, required: true },
    closesAt: { type: Date, required: true },
    k: { type: Number, required: true },
    ruleVersion: { type: String, required: true },
    authorId: { type: String, required: true },
    questions: { type: Schema.Types.Mixed, required: true },
    windows: { type: Schema.Types.Mixed, required: true },
    steps: { type: Schema.Types.Mixed, required: true },
    manifest: plain,
    boardKey: { type: Buffer, default: null },
    closingDay: { type: String, default: null },
    tallyAttempt: { type: Number, default: 1 },
    totals: plain,
  },
  { versionKey: false, collection: 'surveys', minimize: false },
)
  .index({ state: 1, closesAt: 1 })
  .index({ year: -1, _id: 1 })

const liveRates = new Schema<{
  _id: string
  survey: string
  day: string
  rates: KeptRate[]
}>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    day: { type: String, required: true },
    rates: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, collection: 'liveRates' },
)

/** What a pass depends on. */
export type Opening = Pick<SurveyRecord, 'state' | 'opensAt' | 'closesAt'> & {
  manifestHash: string | null
}

export type SurveyStore = ReturnType<typeof surveyStore>

/** Shard key for scale: `_id` (random). */
export function surveyStore(connection: Connection) {
  const model = connection.model('Survey', schema)
  const rates = connection.model('LiveRate', liveRates)
  return {
    models: [model, rates],
    /** All or nothing: a move, what belongs to it, and its line of audit. */
    together: async <T>(work: (session: ClientSession) => Promise<T>): Promise<T> =>
      await inTransaction(connection, work),
    byIds: async (ids: readonly string[]): Promise<SurveyRecord[]> =>
      (await model.find({ _id: { $in: ids } }).lean()).map(toRecord),
    byId: async (id: string): Promise<SurveyRecord | null> => {
      const row = await model.findById(id).lean()
      return row && toRecord(row)
    },
    /** What every pass asks: the state now and the frozen hash, without questions and texts. */
    openingOf: async (id: string): Promise<Opening | null> => {
      const wanted = { state: 1, opensAt: 1, closesAt: 1, 'manifest.hash': 1 }
      const row = await model.findById(id, wanted).lean()
      if (!row) return null
      const { state, opensAt, closesAt, manifest } = row
      return { state, opensAt, closesAt, manifestHash: manifest?.hash ?? null }
    },
    /** The named ones, those whose audience lies under one of the paths, and those in the states; newest first. */
    list: async (wanted: SurveysWanted): Promise<SurveyRecord[]> => {
      const rows = model.find({ $or: anyOf(wanted) }).sort({ year: -1, opensOn: -1, _id: 1 })
      return (await rows.lean()).map(toRecord)
    },
    /** The newest first. */
    releasedOf: async (years: readonly number[]): Promise<SurveyRecord[]> => {
      const rows = model.find({ year: { $in: years }, state: 'RELEASED' })
      return (await rows.sort({ closingDay: -1, _id: 1 }).lean()).map(toRecord)
    },
    inState: async (state: SurveyState): Promise<SurveyRecord[]> =>
      (await model.find({ state }).sort({ _id: 1 }).lean()).map(toRecord),
    insert: async ({ id, ...rest }: SurveyRecord, session?: ClientSession) => {
      await model.create([{ _id: id, ...rest }], session ? { session } : {})
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      id: string,
      version: number,
      change: Partial<Omit<SurveyRecord, 'id' | 'version' | 'steps'>>,
      step: SurveyRecord['steps'][number] | null,
      session?: ClientSession,
    ): Promise<SurveyRecord | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 }, ...(step ? { $push: { steps: step } } : {}) },
          { returnDocument: 'after', ...(session ? { session } : {}) },
        )
        .lean()
      return row && toRecord(row)
    },
    putLiveRates: async (survey: string, day: string, taken: KeptRate[]) => {
      await rates.updateOne(
        { _id: `${survey}.${day}` },
        { $setOnInsert: { survey, day, rates: taken } },
        { upsert: true },
      )
    },
    latestLiveRates: async (survey: string): Promise<KeptRate[]> =>
      (await rates.find({ survey }).sort({ day: -1 }).limit(1).lean())[0]?.rates ?? [],
    hasLiveRates: async (survey: string, day: string): Promise<boolean> =>
      (await rates.exists({ _id: `${survey}.${day}` })) !== null,
  }
}

export type SurveysWanted = {
  ids: readonly string[]
  under: readonly string[]
  states: readonly SurveyState[]
}

function anyOf({ ids, under, states }: SurveysWanted) {
  return [
    { _id: { $in: ids } },
    { state: { $in: states } },
    ...under.map((path) => ({ audiencePath: { $regex: `^${patternOf(path)}(/|$)` } })),
  ]
}

/** A day's response rate of an upper union or the whole survey, already rounded (D-16). */
export type KeptRate = LiveRate & { organizationId: string }

function toRecord({ _id, ...rest }: Row): SurveyRecord {
  const boardKey = rest.boardKey && Buffer.from(rest.boardKey.buffer)
  return { id: _id, ...rest, boardKey }
}
