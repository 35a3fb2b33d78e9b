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

const MOST_KEPT = 8

export type ReleaseStore = ReturnType<typeof releaseStore>

export function releaseStore(connection: Connection) {
  const model = connection.model('Release', schema)
  const kept = new Map<string, Release>()
  return {
    models: [model],
    /** Of those of the surveys that are released. A release never changes, and a province's is large: the last few are kept. */
    ofSurveys: async (surveys: readonly string[]): Promise<Release[]> => {
      const unknown = surveys.filter((survey) => !kept.has(survey))
      const rows = unknown.length > 0 ? await model.find({ _id: { $in: unknown } }).lean() : []
      if (kept.size + rows.length > MOST_KEPT) kept.clear()
      const read = new Map(kept)
      for (const { survey, canonical } of rows) read.set(survey, JSON.parse(canonical))
      for (const [survey, release] of read) kept.set(survey, release)
      return surveys.flatMap((survey) => read.get(survey) ?? [])
    },
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
