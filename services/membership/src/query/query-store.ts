import { Schema, type ClientSession, type Connection } from 'mongoose'
import { QUERY_RULES, type QueryText, type SavedQuery } from './saved-query.ts'

type Row = Omit<SavedQuery, 'id'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    memberId: { type: String, required: true },
    title: { type: String, required: true },
    document: { type: String, required: true },
    variables: { type: String, required: true },
    view: { type: String, required: true },
    shared: { type: Boolean, required: true },
    updatedOn: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, collection: 'savedQueries' },
)
  .index({ memberId: 1, title: 1 })
  .index({ shared: 1, updatedOn: -1 })

export type QueryStore = ReturnType<typeof queryStore>

/** Shard key for scale: `memberId`. */
export function queryStore(connection: Connection) {
  const model = connection.model('SavedQuery', schema)
  const read = (rows: readonly Row[]) => rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }))
  return {
    model,
    ofMember: async (memberId: string): Promise<SavedQuery[]> =>
      read(await model.find({ memberId }).sort({ title: 1, _id: 1 }).lean()),
    /** Those others share, the latest ones, at most 300. */
    sharedWith: async (memberId: string): Promise<SavedQuery[]> => {
      const others = { shared: true, memberId: { $ne: memberId } }
      const latest = model.find(others).sort({ updatedOn: -1, _id: 1 })
      return read(await latest.limit(QUERY_RULES.listed).lean())
    },
    countOf: async (memberId: string, session: ClientSession): Promise<number> =>
      await model.countDocuments({ memberId }, { session }),
    insert: async ({ id, ...rest }: SavedQuery, session: ClientSession) => {
      await model.create([{ _id: id, ...rest }], { session })
    },
    versionOf: async (id: string, memberId: string): Promise<number | null> =>
      (await model.findOne({ _id: id, memberId }, { version: 1 }).lean())?.version ?? null,
    /** The author's own, in the version that was read; null when it is another one by now. */
    update: async (
      { id, memberId, version }: Pick<SavedQuery, 'id' | 'memberId' | 'version'>,
      text: QueryText & { updatedOn: string },
    ): Promise<SavedQuery | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, memberId, version },
          { $set: text, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean()
      return (row && read([row])[0]) ?? null
    },
    remove: async (id: string, memberId: string): Promise<boolean> =>
      (await model.deleteOne({ _id: id, memberId })).deletedCount === 1,
  }
}
