import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Release } from './release.ts'

/** The one signed snapshot of a survey. `canonical` is the exact text that was signed. */
export type SignedRelease = {
  survey: string
  releasedOn: string
  canonical: string
  hash: string
  signature: string
}
type Row = SignedRelease & { _id: string }

const schema = new Schema<Row>(
  {
    /** The survey: a second release of one survey is refused by the key (privacy.md 4, P7). */
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    releasedOn: { type: String, required: true },
    canonical: { type: String, required: true },
    hash: { type: String, required: true },
    signature: { type: String, required: true },
  },
  { versionKey: false, collection: 'releases' },
)

export type ReleaseStore = ReturnType<typeof releaseStore>

export function releaseStore(connection: Connection) {
  const model = connection.model('Release', schema)
  return {
    models: [model],
    find: async (survey: string): Promise<(SignedRelease & { release: Release }) | null> => {
      const row = await model.findById(survey).lean()
      if (!row) return null
      const { _id, ...rest } = row
      return { ...rest, release: JSON.parse(rest.canonical) }
    },
    insert: async (signed: SignedRelease, session: ClientSession): Promise<void> => {
      await model.create([{ _id: signed.survey, ...signed }], { session })
    },
  }
}
