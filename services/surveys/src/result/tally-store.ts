import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type Connection } from 'mongoose'

/** The counts of one pool, made anew from its ballots by every run of its bucket; never incremented (ratings.md 2). */
export type PoolCount = {
  survey: string
  pool: number
  ballots: number
  histogram: number[]
  /** The null keys of its ballots, 32 bytes each, ascending. */
  keys: Buffer
  digest: string
}
type Row = PoolCount & { _id: string; fence: number }
type FenceRow = { _id: string; fence: number }

const counts = new Schema<Row>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    pool: { type: Number, required: true },
    fence: { type: Number, required: true },
    ballots: { type: Number, required: true },
    histogram: { type: [Number], required: true },
    keys: { type: Buffer, required: true },
    digest: { type: String, required: true },
  },
  { versionKey: false, collection: 'poolCounts' },
).index({ survey: 1, pool: 1 })

const fences = new Schema<FenceRow>(
  { _id: { type: String, required: true }, fence: { type: Number, required: true } },
  { versionKey: false, collection: 'fences' },
)

export type TallyStore = ReturnType<typeof tallyStore>

/** In the ballots' database: counts of a small pool are as secret as its ballots. Shard key for scale: `_id`. */
export function tallyStore(connection: Connection) {
  const model = connection.model('PoolCount', counts)
  const fenceModel = connection.model('Fence', fences)
  const idOf = (survey: string, pool: number) => `${survey}.${String(pool).padStart(10, '0')}`
  return {
    models: [model, fenceModel],
    /** Taken before reading: whoever reads later holds the higher number. */
    takeFence: async (survey: string, first: number): Promise<number> => {
      const row = await fenceModel
        .findOneAndUpdate(
          { _id: idOf(survey, first) },
          { $inc: { fence: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return row?.fence ?? 1
    },
    /** Writes the counts of a bucket, each unless a newer reader was faster. */
    putAll: async (rows: readonly PoolCount[], fence: number): Promise<void> => {
      const operations = rows.map((count) => ({
        updateOne: {
          filter: { _id: idOf(count.survey, count.pool), fence: { $lt: fence } },
          update: { $set: { ...count, fence } },
          upsert: true,
        },
      }))
      try {
        await model.bulkWrite(operations, { ordered: false })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },
    all: async (survey: string): Promise<PoolCount[]> =>
      (await model.find({ survey }).sort({ pool: 1 }).lean()).map(
        ({ _id, fence: _fence, ...rest }) => ({ ...rest, keys: Buffer.from(rest.keys.buffer) }),
      ),
    done: async (survey: string): Promise<number> => await model.countDocuments({ survey }),
    /** After the release nothing finer than released groups is kept. */
    forget: async (survey: string): Promise<void> => {
      await model.deleteMany({ survey })
      await fenceModel.deleteMany({ _id: { $regex: `^${survey}\\.` } })
    },
  }
}
