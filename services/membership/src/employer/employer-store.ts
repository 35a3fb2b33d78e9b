import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Employer, Headcount } from './employer.ts'

type Row = Omit<Employer, 'id'> & { _id: string }

const headcount = new Schema<Headcount>(
  { asOf: String, total: Number, female: Number, source: String },
  { _id: false },
)

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    class: { type: String, required: true },
    active: { type: Boolean, required: true },
    unionIds: { type: [String], required: true },
    headcounts: { type: [headcount], required: true },
  },
  { versionKey: false, collection: 'employers' },
).index({ unionIds: 1 })

export type EmployerStore = ReturnType<typeof employerStore>

/** Shard key for scale: `_id`. */
export function employerStore(connection: Connection) {
  const model = connection.model('Employer', schema)
  return {
    model,
    byIds: async (ids: readonly string[]) =>
      (await model.find({ _id: { $in: ids } }).lean()).map(toEmployer),
    /** One row per pair of union and employer. */
    ofUnions: async (unionIds: readonly string[]) => {
      const rows = (
        await model
          .find({ unionIds: { $in: unionIds } })
          .sort({ _id: 1 })
          .lean()
      ).map(toEmployer)
      return rows.flatMap((employer) => employer.unionIds.map((unionId) => ({ unionId, employer })))
    },
    insert: async (items: readonly Employer[], session: ClientSession) => {
      await model.insertMany(
        items.map(({ id, ...rest }) => ({ _id: id, ...rest })),
        { session, lean: true },
      )
    },
  }
}

function toEmployer({ _id, ...rest }: Row): Employer {
  return { id: _id, ...rest }
}
