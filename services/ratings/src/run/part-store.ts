import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type Connection } from 'mongoose'
import type { PartProgress } from './progress.ts'

/** One bucket of a run: the proposed ratings of its leaders, before the ceiling. */
export type Part = PartProgress & {
  runId: string
  bucket: number
  /** Number of the attempt that wrote it; a later attempt has a higher one. */
  fence: number
  complete: boolean
  /** SHA-256 of `proposed`, the JSON of the ratings; both empty until complete. */
  digest: string
  proposed: string
}
type Row = Part & { _id: string }
type Fence = { _id: string; runId: string; fence: number }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    runId: { type: String, required: true },
    bucket: { type: Number, required: true },
    fence: { type: Number, required: true },
    at: { type: Date, required: true },
    done: { type: Number, required: true },
    groups: { type: Schema.Types.Mixed, required: true },
    complete: { type: Boolean, required: true },
    digest: { type: String, default: '' },
    proposed: { type: String, default: '' },
  },
  { versionKey: false, collection: 'parts' },
).index({ runId: 1, bucket: 1 })

const fences = new Schema<Fence>(
  {
    _id: { type: String, required: true },
    runId: { type: String, required: true },
    fence: { type: Number, required: true },
  },
  { versionKey: false, collection: 'fences' },
).index({ runId: 1 })

export type PartStore = ReturnType<typeof partStore>

/** Shard key for scale: `runId, bucket`. */
export function partStore(connection: Connection) {
  const model = connection.model('Part', schema)
  const counter = connection.model('Fence', fences)
  return {
    models: [model, counter],
    /** A number no other attempt at this bucket has; take it before reading what is written. */
    nextFence: async (runId: string, bucket: number): Promise<number> => {
      const row = await counter
        .findOneAndUpdate(
          { _id: `${runId}.${bucket}` },
          { $inc: { fence: 1 }, $setOnInsert: { runId } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return row.fence
    },
    /**
     * Writes a bucket unless a later attempt has written it: then nothing changes and this one is dropped
     * (reliability.md 2). Each attempt has its own number, so an equal one is its own earlier mark. A mark of progress
     * never takes back what is finished or further.
     * @param fenced false only in the test that shows what happens without
     */
    write: async (part: Part, fenced = true): Promise<'WRITTEN' | 'NEWER_WON'> => {
      const { runId, bucket, fence, complete, done } = part
      const _id = `${runId}.${bucket}`
      const behind = complete ? {} : { complete: false, done: { $lt: done } }
      const filter = fenced ? { _id, fence: { $lte: fence }, ...behind } : { _id }
      try {
        await model.updateOne(filter, { $set: part }, { upsert: true })
        return 'WRITTEN'
      } catch (error) {
        if (isDuplicateKey(error)) return 'NEWER_WON'
        throw error
      }
    },
    progressOf: async (runId: string): Promise<PartProgress[]> =>
      await model.find({ runId }, { _id: 0, at: 1, done: 1, groups: 1 }).lean(),
    completeBuckets: async (runId: string): Promise<number[]> =>
      (await model.find({ runId, complete: true }, { bucket: 1 }).lean()).map(
        ({ bucket }) => bucket,
      ),
    /** One after the other: together they may be large. */
    each: (runId: string): AsyncIterable<Part> =>
      model.find({ runId }, { _id: 0 }).sort({ bucket: 1 }).lean<Part>().cursor({ batchSize: 4 }),
    drop: async (runIds: readonly string[]) => {
      await model.deleteMany({ runId: { $in: runIds } })
      await counter.deleteMany({ runId: { $in: runIds } })
    },
    runIds: async (): Promise<string[]> => [
      ...(await counter.distinct('runId')),
      ...(await model.distinct('runId')),
    ],
  }
}
