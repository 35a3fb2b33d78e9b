import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Officer } from './officer.ts'

type Row = Omit<Officer, 'id'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    memberId: { type: String, required: true },
    unionId: { type: String, required: true },
    post: { type: String, required: true },
    fullTime: { type: Boolean, required: true },
    from: { type: String, required: true },
    to: { type: String, default: null },
  },
  { versionKey: false, collection: 'officers' },
)
  .index({ unionId: 1, from: 1 })
  .index({ memberId: 1 })
  // One chair per unit at a time (I-4).
  .index(
    { unionId: 1, post: 1 },
    { unique: true, partialFilterExpression: { to: null, post: 'CHAIR' } },
  )

export type OfficerStore = ReturnType<typeof officerStore>

/** Shard key for scale: `unionId`. */
export function officerStore(connection: Connection) {
  const model = connection.model('Officer', schema)
  const on = (day: string) => ({ from: { $lte: day }, $or: [{ to: null }, { to: { $gte: day } }] })
  return {
    model,
    byIds: async (ids: readonly string[]) =>
      (await model.find({ _id: { $in: ids } }).lean()).map(toOfficer),
    ofUnionsOn: async (unionIds: readonly string[], day: string) =>
      (
        await model
          .find({ unionId: { $in: unionIds }, ...on(day) })
          .sort({ post: 1, _id: 1 })
          .lean()
      ).map(toOfficer),
    ofMembersOn: async (memberIds: readonly string[], day: string) =>
      (await model.find({ memberId: { $in: memberIds }, ...on(day) }).lean()).map(toOfficer),
    insert: async (items: readonly Officer[], session: ClientSession) => {
      await model.insertMany(
        items.map(({ id, ...rest }) => ({ _id: id, ...rest })),
        { session, lean: true },
      )
    },
  }
}

function toOfficer({ _id, ...rest }: Row): Officer {
  return { id: _id, ...rest }
}
