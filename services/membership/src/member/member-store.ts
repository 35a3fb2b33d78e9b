import { holdsOn } from '@tinnhiem/kit/dated'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Member, Membership } from './member.ts'

type MemberRow = Omit<Member, 'id'> & { _id: string }
type MembershipRow = Omit<Membership, 'id'> & { _id: string }

const members = new Schema<MemberRow>(
  {
    _id: { type: String, required: true },
    name: {
      type: new Schema(
        { family: String, middle: { type: String, default: null }, given: String },
        { _id: false },
      ),
      required: true,
    },
    cardNo: { type: String, required: true },
    phone: { type: String, required: true },
    preferredLanguage: { type: String, required: true },
    active: { type: Boolean, required: true },
  },
  { versionKey: false, collection: 'members' },
)
  .index({ cardNo: 1 }, { unique: true })
  .index({ phone: 1 })

const memberships = new Schema<MembershipRow>(
  {
    _id: { type: String, required: true },
    memberId: { type: String, required: true },
    unionId: { type: String, required: true },
    employerId: { type: String, default: null },
    from: { type: String, required: true },
    to: { type: String, default: null },
  },
  { versionKey: false, collection: 'memberships' },
)
  // One active primary membership per member (I-1), also under parallel writes.
  .index({ memberId: 1 }, { unique: true, partialFilterExpression: { to: null } })
  .index({ memberId: 1, from: 1 })
  .index({ unionId: 1, to: 1 })

export type MemberStore = ReturnType<typeof memberStore>

/** Shard keys for scale: members `_id`, memberships `memberId`. */
export function memberStore(connection: Connection) {
  const model = connection.model('Member', members)
  const membershipModel = connection.model('Membership', memberships)
  return {
    models: [model, membershipModel],
    byIds: async (ids: readonly string[]) =>
      (await model.find({ _id: { $in: ids } }).lean()).map(({ _id, ...rest }) => ({
        id: _id,
        ...rest,
      })),
    /** By card number or phone, active members only. */
    byCard: async (card: string): Promise<Member | null> => {
      const row = await model
        .findOne({ $or: [{ cardNo: card }, { phone: card }], active: true })
        .lean()
      if (!row) return null
      const { _id, ...rest } = row
      return { id: _id, ...rest }
    },
    membershipsOn: async (memberIds: readonly string[], day: string) =>
      (await membershipModel.find({ memberId: { $in: memberIds }, ...holdsOn(day) }).lean()).map(
        toMembership,
      ),
    /** One page of who belongs to a union on a day, by member id. */
    pageOf: async (unionId: string, day: string, after: string | null, limit: number) => {
      const here = { unionId, ...holdsOn(day) }
      const query = after === null ? here : { ...here, memberId: { $gt: after } }
      const rows = await membershipModel.find(query).sort({ memberId: 1 }).limit(limit).lean()
      return {
        memberIds: rows.map(({ memberId }) => memberId),
        total: await membershipModel.countDocuments(here),
      }
    },
    countsOn: async (
      unionIds: readonly string[],
      day: string,
    ): Promise<{ unionId: string; count: number }[]> =>
      await membershipModel.aggregate([
        { $match: { unionId: { $in: [...unionIds] }, ...holdsOn(day) } },
        { $group: { _id: '$unionId', count: { $sum: 1 } } },
        { $project: { _id: 0, unionId: '$_id', count: 1 } },
      ]),
    insertMembers: async (items: readonly Member[], session: ClientSession) => {
      await model.insertMany(
        items.map(({ id, ...rest }) => ({ _id: id, ...rest })),
        { session, lean: true },
      )
    },
    insertMemberships: async (items: readonly Membership[], session: ClientSession) => {
      await membershipModel.insertMany(
        items.map(({ id, ...rest }) => ({ _id: id, ...rest })),
        { session, lean: true },
      )
    },
  }
}

function toMembership({ _id, ...rest }: MembershipRow): Membership {
  return { id: _id, ...rest }
}
