import { Schema, type Connection } from 'mongoose'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { digestOf } from '../recompute.ts'

type Row = { _id: string; hash: string; part: number; parts: number; packed: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    part: { type: Number, required: true },
    parts: { type: Number, required: true },
    packed: { type: String, required: true },
  },
  { versionKey: false, collection: 'texts' },
).index({ hash: 1, part: 1 }, { unique: true })

/** Far below the 16 MB of a document. */
const LARGEST_PART = 8_000_000

const pack = promisify(gzip)
const unpack = promisify(gunzip)

export type TextStore = ReturnType<typeof textStore>

/**
 * Texts that never change, by their SHA-256: releases, frozen inputs, ratings. Packed, and cut where one document
 * would be too large. Shard key for scale: `hash`.
 */
export function textStore(connection: Connection) {
  const model = connection.model('Text', schema)
  return {
    model,
    /** Stores a text once and names it. */
    put: async (text: string): Promise<string> => {
      const hash = digestOf(text)
      const rows = partsOf(hash, (await pack(text)).toString('base64'))
      await model.bulkWrite(
        rows.map(({ _id, ...row }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
        })),
      )
      return hash
    },
    /** @throws Error when the text is missing, cut off, or no longer the one its name says */
    get: async (hash: string): Promise<string> => {
      const rows = await model.find({ hash }).sort({ part: 1 }).lean()
      if (rows.length === 0 || rows.length !== rows[0]?.parts)
        throw new Error(`the stored text ${hash} is not whole`)
      const packed = Buffer.from(rows.map((row) => row.packed).join(''), 'base64')
      const text = (await unpack(packed)).toString('utf8')
      if (digestOf(text) !== hash) throw new Error(`the stored text ${hash} has changed`)
      return text
    },
  }
}

function partsOf(hash: string, packed: string): Row[] {
  const parts = Math.max(1, Math.ceil(packed.length / LARGEST_PART))
  return Array.from({ length: parts }, (_, part) => ({
    _id: `${hash}.${part}`,
    hash,
    part,
    parts,
    packed: packed.slice(part * LARGEST_PART, (part + 1) * LARGEST_PART),
  }))
}
