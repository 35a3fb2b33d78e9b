import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type Connection } from 'mongoose'

/** What is kept of a survey's one release; its signed text lies in the text store under `releaseHash`. */
export type ReleaseRecord = {
  surveyId: string
  year: number
  closingDay: string
  k: number
  releaseHash: string
  signature: string
  boardKey: string
  certificate: string
  /** The upper unions its pools lie in; null for unions directly under the province. */
  upperIds: (string | null)[]
}
type Row = Omit<ReleaseRecord, 'surveyId'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    year: { type: Number, required: true },
    closingDay: { type: String, required: true },
    k: { type: Number, required: true },
    releaseHash: { type: String, required: true },
    signature: { type: String, required: true },
    boardKey: { type: String, required: true },
    certificate: { type: String, required: true },
    upperIds: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, collection: 'releases' },
)

export type ReleaseStore = ReturnType<typeof releaseStore>

/** Shard key for scale: `_id` (random). */
export function releaseStore(connection: Connection) {
  const model = connection.model('Release', schema)
  const byIds = async (ids: readonly string[]): Promise<ReleaseRecord[]> =>
    (await model.find({ _id: { $in: ids } }).lean()).map(toRecord)
  return {
    model,
    byIds,
    byId: async (surveyId: string): Promise<ReleaseRecord | null> =>
      (await byIds([surveyId]))[0] ?? null,
    /** False when the survey already has a release. */
    insert: async ({ surveyId, ...rest }: ReleaseRecord): Promise<boolean> => {
      try {
        await model.create([{ _id: surveyId, ...rest }])
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}

function toRecord({ _id, ...rest }: Row): ReleaseRecord {
  return { surveyId: _id, ...rest }
}
