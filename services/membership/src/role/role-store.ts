import { holdsOn } from '@tinnhiem/kit/dated'
import type { Role } from '@tinnhiem/kit/roles'
import { Schema, type ClientSession, type Connection } from 'mongoose'

/** A role for the subtree of one organisation, between two days (I-15). */
export type RoleAssignment = {
  id: string
  memberId: string
  role: Role
  orgId: string
  from: string
  to: string | null
}
type Row = Omit<RoleAssignment, 'id'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    memberId: { type: String, required: true },
    role: { type: String, required: true },
    orgId: { type: String, required: true },
    from: { type: String, required: true },
    to: { type: String, default: null },
  },
  { versionKey: false, collection: 'roles' },
)
  .index({ memberId: 1, from: 1 })
  .index({ role: 1, memberId: 1 })

export type RoleStore = ReturnType<typeof roleStore>

/** Shard key for scale: `memberId`. */
export function roleStore(connection: Connection) {
  const model = connection.model('RoleAssignment', schema)
  return {
    model,
    ofMemberOn: async (memberId: string, day: string): Promise<RoleAssignment[]> => {
      const query = { memberId, ...holdsOn(day) }
      const rows = await model.find(query).sort({ _id: 1 }).lean()
      return rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }))
    },
    /** Members with the role on a day, at most 100, in order of id. */
    holders: async (role: Role, day: string): Promise<string[]> => {
      const query = { role, ...holdsOn(day) }
      const rows = await model.find(query, { memberId: 1 }).sort({ memberId: 1 }).limit(100).lean()
      return [...new Set(rows.map(({ memberId }) => memberId))]
    },
    insert: async (items: readonly RoleAssignment[], session: ClientSession) => {
      await model.insertMany(
        items.map(({ id, ...rest }) => ({ _id: id, ...rest })),
        { session, lean: true },
      )
    },
  }
}
