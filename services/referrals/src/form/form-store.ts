import { Schema, type ClientSession, type Connection } from 'mongoose'
import * as z from 'zod'
import { bytesOf, type Keys } from '../sealed/key-store.ts'
import { padded, seal, unseal } from '../sealed/seal.ts'
import type { FormNames } from './resolution-form.ts'

type Row = { _id: string; box: Uint8Array | { buffer: Uint8Array } }

const schema = new Schema<Row>(
  { _id: { type: String, required: true }, box: { type: Buffer, required: true } },
  { versionKey: false, collection: 'forms' },
)

const BLOCK = 1_024
const about = (id: string) => `form:${id}`
const names = z.object({
  upperUnion: z.string(),
  union: z.string(),
  place: z.string(),
  person: z.string(),
  bornOn: z.string(),
  work: z.string(),
  signerPost: z.string(),
  signer: z.string(),
})

export type FilledForm = { id: string; names: FormNames }
export type FormStore = ReturnType<typeof formStore>

/** What was typed for the printed resolution, sealed under the key of the case and gone with it. Shard key for scale: `_id`. */
export function formStore(connection: Connection, keys: Keys) {
  const model = connection.model('Form', schema)
  return {
    model,
    byIds: async (ids: readonly string[]): Promise<FilledForm[]> => {
      const [rows, dataKeys] = await Promise.all([
        model.find({ _id: { $in: ids } }).lean<Row[]>(),
        keys.open(ids),
      ])
      return rows.flatMap((row) => toForm(row, dataKeys.get(row._id)))
    },
    /** False when the case has no key any more. */
    put: async (id: string, filled: FormNames, session: ClientSession): Promise<boolean> => {
      const key = (await keys.open([id])).get(id)
      if (!key) return false
      const box = seal(key, padded(filled, BLOCK), about(id))
      await model.updateOne({ _id: id }, { $set: { box } }, { upsert: true, session })
      return true
    },
    erase: async (ids: readonly string[], session: ClientSession) => {
      await model.deleteMany({ _id: { $in: ids } }, { session })
    },
  }
}

function toForm({ _id: id, box }: Row, key: Buffer | undefined): FilledForm[] {
  const plain = key && unseal(key, bytesOf(box), about(id))
  return plain ? [{ id, names: names.parse(JSON.parse(plain.toString('utf8'))) }] : []
}
