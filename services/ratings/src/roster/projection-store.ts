import { under } from '@tinnhiem/kit/dated'
import { newest, type Told } from '@tinnhiem/kit/newest'
import type { OfficerItem, OrganizationItem } from '@tinnhiem/membership/events'
import { Schema, type Connection } from 'mongoose'
import { CHAIR_POSTS } from './rated-posts.ts'

const shape = { _id: { type: String, required: true } } as const
const open = { versionKey: false, strict: false, minimize: false } as const

const organizations = new Schema<Told<OrganizationItem>>(shape, {
  ...open,
  collection: 'organizations',
})
  .index({ path: 1 })
  .index({ level: 1 })
const officers = new Schema<Told<OfficerItem>>(shape, { ...open, collection: 'officers' })
  .index({ memberId: 1 })
  .index({ unionId: 1, post: 1 })

export type ProjectionStore = ReturnType<typeof projectionStore>

/** What membership told this service: the newest `rev` of each row. Shard keys for scale: `_id`, `unionId`. */
export function projectionStore(connection: Connection) {
  const organization = connection.model('Organization', organizations)
  const officer = connection.model('Officer', officers)
  return {
    models: [organization, officer],
    takeOrganizations: async (items: readonly OrganizationItem[]) => {
      if (items.length > 0)
        await organization.bulkWrite(
          newest(items, ({ id }) => id),
          { ordered: false },
        )
    },
    takeOfficers: async (items: readonly OfficerItem[]) => {
      if (items.length > 0)
        await officer.bulkWrite(
          newest(items, ({ id }) => id),
          { ordered: false },
        )
    },
    organizationsById: async (ids: readonly string[]): Promise<OrganizationItem[]> =>
      await organization.find({ _id: { $in: ids } }).lean(),
    /** The subtree with its top, in order of id. */
    organizationsUnder: async (path: string): Promise<OrganizationItem[]> =>
      await organization.find(under(path)).sort({ _id: 1 }).lean(),
    /** The provincial federation; null until membership has told its tree. */
    province: async (): Promise<OrganizationItem | null> =>
      await organization.findOne({ level: 'PROVINCIAL' }).sort({ _id: 1 }).lean(),
    /** Chairs, acting ones too, of these unions with a term that touches the days. */
    chairsOf: async (unionIds: readonly string[], from: string, to: string) =>
      await officer
        .find({ unionId: { $in: unionIds }, post: { $in: CHAIR_POSTS }, ...touches(from, to) })
        .sort({ _id: 1 })
        .lean<OfficerItem[]>(),
    chairPostsOf: async (memberId: string) =>
      await officer.find({ memberId, post: { $in: CHAIR_POSTS } }).lean<OfficerItem[]>(),
  }
}

function touches(from: string, to: string) {
  return { from: { $lte: to }, $or: [{ to: null }, { to: { $gte: from } }] }
}
