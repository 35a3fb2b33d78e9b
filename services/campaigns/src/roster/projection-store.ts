import { holdsOn, under } from '@tinnhiem/kit/dated'
import { newest, type Told } from '@tinnhiem/kit/newest'
import type { OfficerItem, OrganizationItem, RosterItem } from '@tinnhiem/membership/events'
import { Schema, type Connection } from 'mongoose'

const shape = { _id: { type: String, required: true } } as const
const open = { versionKey: false, strict: false, minimize: false } as const

const organizations = new Schema<Told<OrganizationItem>>(shape, {
  ...open,
  collection: 'organizations',
})
  .index({ path: 1 })
  .index({ level: 1 })
const roster = new Schema<Told<RosterItem>>(shape, { ...open, collection: 'roster' })
  .index({ unionId: 1 })
  .index({ memberId: 1 })
const officers = new Schema<Told<OfficerItem>>(shape, { ...open, collection: 'officers' })
  .index({ memberId: 1 })
  .index({ unionId: 1 })

export type ProjectionStore = ReturnType<typeof projectionStore>

/** What membership told: the newest `rev` of each row. Shard keys for scale: organisations `_id`, the others `unionId`. */
export function projectionStore(connection: Connection) {
  const organization = connection.model('Organization', organizations)
  const member = connection.model('Roster', roster)
  const officer = connection.model('Officer', officers)
  return {
    models: [organization, member, officer],
    takeOrganizations: async (items: readonly OrganizationItem[]) => {
      if (items.length > 0) await organization.bulkWrite(newest(items, byId), { ordered: false })
    },
    takeRoster: async (items: readonly RosterItem[]) => {
      if (items.length > 0) await member.bulkWrite(newest(items, byTerm), { ordered: false })
    },
    takeOfficers: async (items: readonly OfficerItem[]) => {
      if (items.length > 0) await officer.bulkWrite(newest(items, byId), { ordered: false })
    },
    organizationsById: async (ids: readonly string[]): Promise<OrganizationItem[]> =>
      await organization.find({ _id: { $in: ids } }).lean(),
    /** Null: membership has not told of it. */
    organization: async (id: string): Promise<OrganizationItem | null> =>
      await organization.findById(id).lean(),
    /** The subtree with its top, in order of id. */
    organizationsUnder: async (path: string): Promise<OrganizationItem[]> =>
      await organization.find(under(path)).sort({ _id: 1 }).lean(),
    /** How many grassroots unions each organisation has right below it on a day, within a subtree. */
    unitsByUpper: async (
      path: string,
      day: string,
    ): Promise<{ upperId: string; units: number }[]> => {
      const rows = await organization.aggregate<{ _id: string | null; units: number }>([
        { $match: { $and: [under(path), { level: 'GRASSROOTS' }, aliveOn(day)] } },
        { $group: { _id: '$parentId', units: { $sum: 1 } } },
      ])
      return rows.flatMap(({ _id, units }) => (_id === null ? [] : [{ upperId: _id, units }]))
    },
    /** The grassroots unions of a subtree on a day, ids only. */
    unitIdsUnder: async (path: string, day: string): Promise<string[]> => {
      const where = { $and: [under(path), { level: 'GRASSROOTS' }, aliveOn(day)] }
      const rows = await organization.aggregate<{ _id: string }>([
        { $match: where },
        { $project: { _id: 1 } },
      ])
      return rows.map(({ _id }) => _id)
    },
    /** Every grassroots union on a day with what is right above it. */
    unitsOn: async (day: string): Promise<{ id: string; parentId: string | null }[]> => {
      const rows = await organization
        .find({ level: 'GRASSROOTS', ...aliveOn(day) }, { parentId: 1 })
        .lean()
      return rows.map(({ _id, parentId }) => ({ id: String(_id), parentId }))
    },
    /** The provincial federation; null until membership has told its tree. */
    province: async (): Promise<OrganizationItem | null> =>
      await organization.findOne({ level: 'PROVINCIAL' }).sort({ _id: 1 }).lean(),
    /** Where a member belongs on a day; null outside every union. */
    unionOf: async (memberId: string, day: string): Promise<string | null> =>
      (await member.findOne({ memberId, ...holdsOn(day) }).lean())?.unionId ?? null,
    postsOf: async (memberId: string, day: string): Promise<OfficerItem[]> =>
      await officer.find({ memberId, ...holdsOn(day) }).lean(),
  }
}

function aliveOn(day: string) {
  return { validFrom: { $lte: day }, $or: [{ validTo: null }, { validTo: { $gte: day } }] }
}

const byId = ({ id }: { id: string }) => id
const byTerm = ({ memberId, unionId, from }: RosterItem) => `${memberId}.${unionId}.${from}`
