import { Schema, Types, type ClientSession, type Connection } from 'mongoose'
import { RECOGNISED, type MobilizationModel, type ModelField, type ModelState } from './model.ts'

type Row = Omit<MobilizationModel, 'id'> & { _id: string }

const plain = { type: Schema.Types.Mixed, required: true } as const
const word = { type: String, required: true } as const
const maybe = { type: String, default: null } as const

const schema = new Schema<Row>(
  {
    _id: word,
    version: { type: Number, required: true },
    kind: word,
    field: word,
    name: word,
    place: word,
    goal: word,
    state: word,
    unitId: word,
    partnerId: maybe,
    partnerAgreed: { type: Boolean, required: true },
    unitIds: { type: [String], required: true },
    launchedBy: word,
    registeredBy: word,
    registeredOn: word,
    recognizedOn: maybe,
    decision: { type: Schema.Types.Mixed, default: null },
    replicaOf: maybe,
    reports: plain,
    steps: plain,
  },
  { versionKey: false, collection: 'models', minimize: false },
)
  .index({ unitIds: 1, state: 1, _id: -1 })
  .index({ state: 1, _id: -1 })
  .index({ replicaOf: 1 })

/** `unitIds` null = everywhere. */
export type ModelFilter = {
  unitIds: readonly string[] | null
  states: readonly ModelState[] | null
  field: ModelField | null
}

export type ModelChange = Partial<Omit<MobilizationModel, 'id' | 'version'>>

export type ModelStore = ReturnType<typeof modelStore>

/** "Dân vận khéo" models. Shard key for scale: `unitId`. */
export function modelStore(connection: Connection) {
  const model = connection.model('MobilizationModel', schema)
  const byIds = async (ids: readonly string[]): Promise<MobilizationModel[]> =>
    (await model.find({ _id: { $in: ids } }).lean()).map(toModel)
  return {
    model,
    byIds,
    newId: () => new Types.ObjectId().toHexString(),
    byId: async (id: string): Promise<MobilizationModel | null> => (await byIds([id]))[0] ?? null,
    replicasOf: async (ids: readonly string[]): Promise<MobilizationModel[]> =>
      (
        await model
          .find({ replicaOf: { $in: ids } })
          .sort({ _id: 1 })
          .lean()
      ).map(toModel),
    page: async (filter: ModelFilter, first: number, after: string | null) => {
      const query = queryOf(filter)
      const position = after === null ? {} : { _id: { $lt: after } }
      const [rows, total] = await Promise.all([
        model
          .find({ ...query, ...position })
          .sort({ _id: -1 })
          .limit(first + 1)
          .lean(),
        model.countDocuments(query),
      ])
      return { rows: rows.map(toModel), total }
    },
    /** Units, state and days of the models registered or recognised in a year, for its counts. */
    ofYear: async (unitIds: readonly string[], year: number) => {
      const days = daysOf(year)
      return await model
        .find(
          { unitIds: { $in: unitIds }, $or: [{ registeredOn: days }, { recognizedOn: days }] },
          { unitIds: 1, state: 1, registeredOn: 1, recognizedOn: 1 },
        )
        .lean()
    },
    countRecognised: async (unitId: string, year: number, session: ClientSession) =>
      await model
        .countDocuments({
          unitIds: unitId,
          state: { $in: RECOGNISED },
          recognizedOn: daysOf(year),
        })
        .session(session),
    /** Whether one of these units has a model of the year that was not withdrawn (T1b). */
    hasRegistered: async (unitIds: readonly string[], year: number, session: ClientSession) =>
      (await model
        .exists({
          unitIds: { $in: unitIds },
          state: { $ne: 'WITHDRAWN' },
          registeredOn: daysOf(year),
        })
        .session(session)) !== null,
    insert: async ({ id, ...rest }: MobilizationModel, session: ClientSession): Promise<void> => {
      await model.create([{ _id: id, ...rest }], { session })
    },
    /** A recognised model that somebody replicates is REPLICATED from then on. */
    markReplicated: async (id: string, session: ClientSession): Promise<boolean> => {
      const done = await model.updateOne(
        { _id: id, state: { $in: RECOGNISED } },
        { $set: { state: 'REPLICATED' }, $inc: { version: 1 } },
        { session },
      )
      return done.matchedCount === 1
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      { id, version }: Pick<MobilizationModel, 'id' | 'version'>,
      change: ModelChange,
      session: ClientSession,
    ): Promise<MobilizationModel | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 } },
          { returnDocument: 'after', session },
        )
        .lean()
      return row && toModel(row)
    },
  }
}

const daysOf = (year: number) => ({ $gte: `${year}-01-01`, $lte: `${year}-12-31` })

function queryOf({ unitIds, states, field }: ModelFilter) {
  return {
    ...(unitIds === null ? {} : { unitIds: { $in: unitIds } }),
    ...(states === null ? {} : { state: { $in: states } }),
    ...(field === null ? {} : { field }),
  }
}

function toModel({ _id, ...rest }: Row): MobilizationModel {
  return { id: _id, ...rest }
}
