import { randomBytes } from 'node:crypto'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Evidence, EvidenceStep, SubjectKind } from './evidence.ts'

type Row = Omit<Evidence, 'id'> & { _id: string }

const text = { type: String, required: true } as const

const schema = new Schema<Row>(
  {
    _id: text,
    kind: text,
    subject: text,
    fileName: text,
    mediaType: text,
    bytes: { type: Number, required: true },
    contentId: text,
    private: { type: Boolean, required: true },
    state: text,
    version: { type: Number, required: true },
    uploadedBy: text,
    uploadedOn: text,
    steps: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, collection: 'evidence', minimize: false },
)
  .index({ kind: 1, subject: 1, _id: -1 })
  .index({ kind: 1, subject: 1, contentId: 1 }, { unique: true })

/** Pieces one subject may have. */
export const MOST_PER_SUBJECT = 20

export type EvidenceStore = ReturnType<typeof evidenceStore>

/** Who sent what for which subject; the bytes are in the content store. Shard key for scale: `subject`. */
export function evidenceStore(connection: Connection) {
  const model = connection.model('Evidence', schema)
  const one = async (filter: Record<string, unknown>, session: ClientSession | null = null) => {
    const row = await model.findOne(filter).session(session).lean()
    return row && toEvidence(row)
  }
  return {
    model,
    newId: () => `EV-${randomBytes(17).toString('base64url').slice(0, 22)}`,
    byId: async (id: string): Promise<Evidence | null> => await one({ _id: id }),
    /** The same file sent again for the same subject. */
    same: async (
      { kind, subject, contentId }: Pick<Evidence, 'kind' | 'subject' | 'contentId'>,
      session: ClientSession,
    ): Promise<Evidence | null> => await one({ kind, subject, contentId }, session),
    of: async (kind: SubjectKind, subject: string): Promise<Evidence[]> =>
      (
        await model
          .find({ kind, subject })
          .sort({ uploadedOn: -1, _id: -1 })
          .limit(MOST_PER_SUBJECT)
          .lean()
      ).map(toEvidence),
    countOf: async (kind: SubjectKind, subject: string): Promise<number> =>
      await model.countDocuments({ kind, subject }),
    insert: async ({ id, ...rest }: Evidence, session: ClientSession): Promise<void> => {
      await model.create([{ _id: id, ...rest }], { session })
    },
    /** Null when somebody else was first. */
    advance: async (
      { id, version }: Pick<Evidence, 'id' | 'version'>,
      step: EvidenceStep,
    ): Promise<Evidence | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { state: step.state }, $inc: { version: 1 }, $push: { steps: step } },
          { returnDocument: 'after' },
        )
        .lean()
      return row && toEvidence(row)
    },
    /** False when somebody else was first. */
    remove: async (
      { id, version }: Pick<Evidence, 'id' | 'version'>,
      session: ClientSession,
    ): Promise<boolean> =>
      (await model.deleteOne({ _id: id, version }, { session })).deletedCount === 1,
  }
}

function toEvidence({ _id, ...rest }: Row): Evidence {
  return { id: _id, ...rest }
}
