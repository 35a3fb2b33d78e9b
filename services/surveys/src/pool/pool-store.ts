import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Words } from '../survey/questions.ts'

/** A frozen pool. `questionsFor` follows from `joined` and `upperId`. */
export type FrozenPool = {
  survey: string
  number: number
  name: Words
  unionIds: string[]
  upperId: string | null
  /** The pool list it is in: its upper union, or the audience for pools without one. */
  list: string
  eligible: number
  joined: boolean
  publicKey: Buffer
}
type PoolRow = FrozenPool & { _id: string }
type EligibleRow = { _id: string; survey: string; memberId: string; pool: number }
type ListRow = { _id: string; text: string }

const pools = new Schema<PoolRow>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    number: { type: Number, required: true },
    name: { type: Schema.Types.Mixed, required: true },
    unionIds: { type: [String], required: true },
    upperId: { type: String, default: null },
    list: { type: String, required: true },
    eligible: { type: Number, required: true },
    joined: { type: Boolean, required: true },
    publicKey: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'pools' },
).index({ survey: 1, number: 1 }, { unique: true })

const eligible = new Schema<EligibleRow>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    memberId: { type: String, required: true },
    pool: { type: Number, required: true },
  },
  { versionKey: false, collection: 'eligible' },
)
  .index({ survey: 1, pool: 1 })
  .index({ memberId: 1 })

const lists = new Schema<ListRow>(
  { _id: { type: String, required: true }, text: { type: String, required: true } },
  { versionKey: false, collection: 'poolLists' },
)

export type PoolStore = ReturnType<typeof poolStore>

/** The frozen roster and pools of each survey. Shard key for scale: `survey`. */
export function poolStore(connection: Connection) {
  const poolModel = connection.model('Pool', pools)
  const eligibleModel = connection.model('Eligible', eligible)
  const listModel = connection.model('PoolList', lists)
  return {
    models: [poolModel, eligibleModel, listModel],
    ofSurvey: async (survey: string): Promise<FrozenPool[]> =>
      (await poolModel.find({ survey }).sort({ number: 1 }).lean()).map(toPool),
    byNumber: async (survey: string, number: number): Promise<FrozenPool | null> => {
      const row = await poolModel.findById(`${survey}.${number}`).lean()
      return row && toPool(row)
    },
    /** The pools of a member in these surveys, where the frozen roster has one. */
    ofMember: async (
      memberId: string,
      surveys: readonly string[],
    ): Promise<{ survey: string; pool: FrozenPool }[]> => {
      const ids = surveys.map((survey) => `${survey}.${memberId}`)
      const places = await eligibleModel.find({ _id: { $in: ids } }).lean()
      const wanted = places.map(({ survey, pool }) => `${survey}.${pool}`)
      const rows = await poolModel.find({ _id: { $in: wanted } }).lean()
      return rows.map((row) => ({ survey: row.survey, pool: toPool(row) }))
    },
    /** The pool number of a member on the frozen roster, or null. */
    poolOf: async (survey: string, memberId: string): Promise<number | null> =>
      (await eligibleModel.findById(`${survey}.${memberId}`).lean())?.pool ?? null,
    surveysOf: async (memberId: string): Promise<string[]> =>
      await eligibleModel.distinct('survey', { memberId }),
    list: async (survey: string, list: string): Promise<string | null> =>
      (await listModel.findById(`${survey}.${list}`).lean())?.text ?? null,
    /**
     * Writes the frozen pools in the transaction that opens the survey, once.
     * @throws MongoServerError when they are there already: nothing frozen is ever replaced
     */
    freeze: async (
      survey: string,
      frozen: readonly FrozenPool[],
      poolOf: ReadonlyMap<string, number>,
      texts: readonly { upper: string; text: string }[],
      session: ClientSession,
    ) => {
      await poolModel.insertMany(
        frozen.map((pool) => ({ _id: `${survey}.${pool.number}`, ...pool })),
        { session },
      )
      const rows = [...poolOf].map(([memberId, pool]) => ({
        _id: `${survey}.${memberId}`,
        survey,
        memberId,
        pool,
      }))
      // Plain rows made here: without a document each, a province is frozen in seconds.
      await eligibleModel.insertMany(rows, { session, lean: true })
      await listModel.insertMany(
        texts.map(({ upper, text }) => ({ _id: `${survey}.${upper}`, text })),
        { session },
      )
    },
  }
}

function toPool({ _id: _, ...rest }: PoolRow): FrozenPool {
  return { ...rest, publicKey: Buffer.from(rest.publicKey.buffer) }
}
