import { holdsOn, under } from '@tinnhiem/kit/dated'
import { newest, type Told } from '@tinnhiem/kit/newest'
import type { OfficerItem, OrganizationItem, RosterItem } from '@tinnhiem/membership/events'
import { Schema, type Connection } from 'mongoose'

const shape = { _id: { type: String, required: true } } as const
const open = { versionKey: false, strict: false, minimize: false } as const

const organizations = new Schema<Told<OrganizationItem>>(shape, {
  ...open,
  collection: 'organizations',
}).index({ path: 1 })
const roster = new Schema<Told<RosterItem>>(shape, { ...open, collection: 'roster' })
  .index({ unionId: 1 })
  .index({ memberId: 1 })
const officers = new Schema<Told<OfficerItem>>(shape, { ...open, collection: 'officers' }).index({
  memberId: 1,
})

export type ProjectionStore = ReturnType<typeof projectionStore>

/** Shard keys for scale: organisations `_id`, roster `unionId`, officers `memberId`. */
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
    organizationsUnder: async (path: string): Promise<OrganizationItem[]> =>
      await organization.find(under(path)).sort({ _id: 1 }).lean(),
    rosterOn: async (unionIds: readonly string[], day: string): Promise<RosterItem[]> =>
      await member
        .find({ unionId: { $in: unionIds }, ...holdsOn(day) })
        .sort({ memberId: 1 })
        .lean(),
    unionOf: async (memberId: string, day: string): Promise<string | null> =>
      (await member.findOne({ memberId, ...holdsOn(day) }).lean())?.unionId ?? null,
    postsOf: async (memberId: string, day: string): Promise<OfficerItem[]> =>
      await officer.find({ memberId, ...holdsOn(day) }).lean(),
  }
}

const byId = ({ id }: { id: string }) => id
const byTerm = ({ memberId, unionId, from }: RosterItem) => `${memberId}.${unionId}.${from}`
