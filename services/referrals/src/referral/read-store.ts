import { createHmac } from 'node:crypto'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import * as z from 'zod'
import { bytesOf, type Keys } from '../sealed/key-store.ts'
import { padded, seal, unseal } from '../sealed/seal.ts'

/** Who read a referral, as what, what for, in which minute (ISO 8601, UTC). */
const caseRead = z.object({ by: z.string(), role: z.string(), purpose: z.string(), at: z.string() })
export type CaseRead = z.infer<typeof caseRead>

type Row = { _id: string; referral: string; box: Uint8Array | { buffer: Uint8Array } }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    referral: { type: String, required: true },
    box: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'reads' },
).index({ referral: 1 })

const BLOCK = 512
const MOST_SHOWN = 200
const about = (id: string) => `read:${id}`

export type ReadStore = ReturnType<typeof readStore>

/** Reads of referrals, sealed under the key of the case: who read is personal, too (REF-7). Shard key for scale: `referral`. */
export function readStore(connection: Connection, keys: Keys) {
  const model = connection.model('CaseRead', schema)
  return {
    model,
    /** Written before anything is shown; the same reader, purpose and minute is one line. */
    add: async (ids: readonly string[], read: CaseRead): Promise<void> => {
      const dataKeys = await keys.open(ids)
      const rows = [...dataKeys].map(([id, key]) => toRow(id, key, read))
      if (rows.length === 0) return
      await model.bulkWrite(
        rows.map(({ _id, ...row }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
        })),
        { ordered: false },
      )
    },
    /** Newest first. */
    of: async (id: string): Promise<CaseRead[]> => {
      const key = (await keys.open([id])).get(id)
      const rows = await model.find({ referral: id }).lean<Row[]>()
      const reads = rows.flatMap((row) => (key ? toRead(row, key) : []))
      return reads.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_SHOWN)
    },
    erase: async (ids: readonly string[], session: ClientSession) => {
      await model.deleteMany({ referral: { $in: ids } }, { session })
    },
  }
}

function toRow(id: string, key: Buffer, read: CaseRead): Row {
  const digest = createHmac('sha256', key).update(JSON.stringify(read)).digest('base64url')
  return { _id: digest, referral: id, box: seal(key, padded(read, BLOCK), about(id)) }
}

function toRead(row: Row, key: Buffer): CaseRead[] {
  const plain = unseal(key, bytesOf(row.box), about(row.referral))
  return plain ? [caseRead.parse(JSON.parse(plain.toString('utf8')))] : []
}
