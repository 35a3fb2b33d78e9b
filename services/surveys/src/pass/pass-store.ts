import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type Connection } from 'mongoose'

/**
 * That a member took a pass; the blinded value only as its hash (privacy.md 2). No day: with the day of a batch it
 * could name whoever took a pass late (decision 006).
 */
export type Pass = {
  survey: string
  memberId: string
  pool: number
  blindedHash: Buffer
  blindSignature: Buffer
}
type Row = Pass & { _id: string }

const schema = new Schema<Row>(
  {
    /** `<survey>.<member>`: the unique key that makes it one pass each. */
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    memberId: { type: String, required: true },
    pool: { type: Number, required: true },
    blindedHash: { type: Buffer, required: true },
    blindSignature: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'passes' },
)

export type PassStore = ReturnType<typeof passStore>

/** Shard key for scale: `_id`. */
export function passStore(connection: Connection) {
  const model = connection.model('Pass', schema)
  const rows = connection.collection<Row>('passes')
  const find = async (survey: string, memberId: string): Promise<Pass | null> => {
    const row = await model.findById(`${survey}.${memberId}`).lean()
    return row && toPass(row)
  }
  return {
    models: [
      {
        // Clustered: no record ids that would keep the order of issue.
        createCollection: async () =>
          await model.createCollection({
            clusteredIndex: { key: { _id: 1 }, unique: true, name: 'by key' },
          }),
        ensureIndexes: async () => await model.ensureIndexes(),
      },
    ],
    find,
    /** Stores the pass, or returns the one that was there first. */
    putFirst: async (pass: Pass): Promise<Pass> => {
      try {
        // By the driver itself: a document around each pass costs as much as signing it.
        await rows.insertOne({ _id: `${pass.survey}.${pass.memberId}`, ...pass })
        return pass
      } catch (error) {
        const first = isDuplicateKey(error) ? await find(pass.survey, pass.memberId) : null
        if (first) return first
        throw error
      }
    },
    /** How many passes each pool has. */
    countByPool: async (survey: string): Promise<Map<number, number>> => {
      const counts: { _id: number; n: number }[] = await model.aggregate([
        { $match: { _id: { $gte: `${survey}.`, $lt: `${survey}/` } } },
        { $group: { _id: '$pool', n: { $sum: 1 } } },
      ])
      return new Map(counts.map((row) => [row._id, row.n]))
    },
  }
}

function toPass({ _id: _, ...rest }: Row): Pass {
  const blindedHash = Buffer.from(rest.blindedHash.buffer)
  return { ...rest, blindedHash, blindSignature: Buffer.from(rest.blindSignature.buffer) }
}
