import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { randomBytes } from 'node:crypto'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import { finder, type Finder } from './finder.ts'
import type { KeyRing, WrappedKey } from './key-ring.ts'
import { newDataKey } from './seal.ts'

type Row = WrappedKey & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    kek: { type: String, required: true },
    box: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'keys' },
).index({ kek: 1 })

const ROOT = 'find'
const WRAPPED_BYTES = 60

export type Keys = ReturnType<typeof keyStore>

/**
 * The data keys of invitations and referrals, each wrapped, apart from what they open; the row's id is theirs. A row of
 * random bytes is a key that was destroyed: nobody can tell without the key-encryption key. Shard key for scale: `_id`.
 */
export function keyStore(connection: Connection, ring: KeyRing) {
  const model = connection.model('Key', schema)
  return {
    model,
    /** A new data key, stored wrapped in the caller's transaction. */
    create: async (id: string, session: ClientSession): Promise<Buffer> => {
      const key = newDataKey()
      await model.create([{ _id: id, ...ring.wrap(id, key) }], { session })
      return key
    },
    /** The data keys that exist and open. */
    open: async (ids: readonly string[]): Promise<Map<string, Buffer>> => {
      const rows = await model.find({ _id: { $in: ids } }).lean()
      const keys = rows.map((row) => [row._id, ring.unwrap(row._id, plain(row))] as const)
      return new Map(keys.flatMap(([id, key]) => (key ? [[id, key]] : [])))
    },
    /** Destroys a key at once and leaves random bytes of the same size in its place. */
    scramble: async (id: string, session: ClientSession) => {
      await model.updateOne({ _id: id }, { $set: { box: randomBytes(WRAPPED_BYTES) } }, { session })
    },
    destroy: async (ids: readonly string[], session: ClientSession) => {
      await model.deleteMany({ _id: { $in: ids } }, { session })
    },
    /**
     * Rotation: wraps up to `limit` keys again by the current key-encryption key. A destroyed one gets new random bytes
     * and is counted like the others; one under a key that is not known here is left alone. Returns how many were found.
     */
    rewrap: async (limit = 500): Promise<number> => {
      const rows = await model
        .find({ kek: { $in: ring.old } })
        .limit(limit)
        .lean()
      for (const row of rows) {
        const key = ring.unwrap(row._id, plain(row))
        const fresh = key
          ? ring.wrap(row._id, key)
          : { kek: ring.current, box: randomBytes(WRAPPED_BYTES) }
        // the old bytes in the filter: a key destroyed in between stays destroyed
        await model.updateOne({ _id: row._id, box: row.box }, { $set: fresh })
      }
      return rows.length
    },
  }
}

/**
 * The root of all look-up hashes: made once, wrapped like a data key.
 * @throws Error when a key-encryption key of this database is not known here
 */
export async function openFinder({ model }: Pick<Keys, 'model'>, ring: KeyRing): Promise<Finder> {
  try {
    const seen = await model.findById(ROOT).lean()
    if (!seen) await model.create([{ _id: ROOT, ...ring.wrap(ROOT, newDataKey()) }])
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  const row = await model.findById(ROOT).lean()
  const root = row && ring.unwrap(ROOT, plain(row))
  if (!root || (await model.exists({ kek: { $nin: [ring.current, ...ring.old] } })))
    throw new Error(
      'TN_REFERRAL_KEY does not open all of this database. Set the key it was made with, or add that key to TN_REFERRAL_OLD_KEYS.',
    )
  return finder(root)
}

/** What lean() gives for a Buffer is the driver's Binary. */
function plain({ kek, box }: Row): WrappedKey {
  return { kek, box: bytesOf(box) }
}

/** The bytes of a stored binary, which the driver may give as its own type. */
export function bytesOf(stored: Uint8Array | { buffer: Uint8Array }): Buffer {
  if (stored instanceof Uint8Array) return Buffer.from(stored)
  return Buffer.from(stored.buffer)
}
