import { Schema, Types, type Connection } from 'mongoose'
import type { Recognition, RecognitionState } from './recognition.ts'

type Row = Omit<Recognition, 'id'> & { _id: string }

const plain = { type: Schema.Types.Mixed, required: true } as const
const text = { type: String, default: null } as const

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    subject: { type: String, required: true },
    title: plain,
    citation: { type: Schema.Types.Mixed, default: null },
    unitId: { type: String, required: true },
    initiativeId: text,
    modelId: text,
    memberId: text,
    proposedBy: { type: String, required: true },
    state: { type: String, required: true },
    consent: plain,
    pictureId: text,
    decisionNo: text,
    publishedOn: text,
    steps: plain,
  },
  { versionKey: false, collection: 'recognitions', minimize: false },
)
  .index({ unitId: 1, state: 1, _id: -1 })
  .index({ state: 1, _id: -1 })
  .index({ memberId: 1, _id: -1 })
  .index({ initiativeId: 1 })

export type RecognitionFilter = {
  unitIds: readonly string[] | null
  states: readonly RecognitionState[] | null
}

export type RecognitionStore = ReturnType<typeof recognitionStore>

/** Awards, published and on the way. Shard key for scale: `unitId`. */
export function recognitionStore(connection: Connection) {
  const model = connection.model('Recognition', schema)
  return {
    model,
    newId: () => new Types.ObjectId().toHexString(),
    byId: async (id: string): Promise<Recognition | null> => {
      const row = await model.findById(id).lean()
      return row && toRecognition(row)
    },
    ofMember: async (memberId: string): Promise<Recognition[]> =>
      (await model.find({ memberId }).sort({ _id: -1 }).limit(100).lean()).map(toRecognition),
    /** Authors who are published and consent to their name, by initiative. */
    namedAuthors: async (initiativeIds: readonly string[]) => {
      const query = { initiativeId: { $in: initiativeIds }, state: 'PUBLISHED' as const }
      const rows = await model.find({ ...query, 'consent.name': true }).lean()
      return rows.flatMap(({ initiativeId, memberId }) =>
        initiativeId === null || memberId === null ? [] : [{ initiativeId, memberId }],
      )
    },
    page: async ({ unitIds, states }: RecognitionFilter, first: number, after: string | null) => {
      const query = {
        ...(unitIds === null ? {} : { unitId: { $in: unitIds } }),
        ...(states === null ? {} : { state: { $in: states } }),
      }
      const position = after === null ? {} : { _id: { $lt: after } }
      const [rows, total] = await Promise.all([
        model
          .find({ ...query, ...position })
          .sort({ _id: -1 })
          .limit(first + 1)
          .lean(),
        model.countDocuments(query),
      ])
      return { rows: rows.map(toRecognition), total }
    },
    insert: async ({ id, ...rest }: Recognition): Promise<void> => {
      await model.create([{ _id: id, ...rest }])
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      { id, version }: Pick<Recognition, 'id' | 'version'>,
      change: Partial<Pick<Recognition, 'state' | 'steps' | 'decisionNo' | 'publishedOn'>>,
    ): Promise<Recognition | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean()
      return row && toRecognition(row)
    },
    /** The person's word; over that version only, or with null whatever else happens to the award. Null: it was changed. */
    consent: async (
      { id, memberId }: Pick<Recognition, 'id' | 'memberId'>,
      consent: Recognition['consent'],
      pictureId: string | null,
      over: number | null,
    ): Promise<Recognition | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, memberId, ...(over === null ? {} : { version: over }) },
          { $set: { consent, pictureId }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean()
      return row && toRecognition(row)
    },
  }
}

function toRecognition({ _id, ...rest }: Row): Recognition {
  return { id: _id, ...rest }
}
