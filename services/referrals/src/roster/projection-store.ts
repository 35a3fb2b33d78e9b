import { holdsOn, under } from '@tinnhiem/kit/dated'
import { newest, type Told } from '@tinnhiem/kit/newest'
import type { OfficerItem, OrganizationItem, RosterItem } from '@tinnhiem/membership/events'
import { Schema, type Connection } from 'mongoose'
import type { Finder } from '../sealed/finder.ts'

/** A person is a keyed hash here: even the roster names nobody. */
type Hashed<T> = Omit<T, 'memberId'> & { person: string }
export type Term = Hashed<RosterItem>
export type Post = Hashed<OfficerItem>

const shape = { _id: { type: String, required: true } } as const
const open = { versionKey: false, strict: false, minimize: false } as const

const organizations = new Schema<Told<OrganizationItem>>(shape, {
  ...open,
  collection: 'organizations',
})
  .index({ path: 1 })
  .index({ level: 1 })
const roster = new Schema<Told<Term>>(shape, { ...open, collection: 'roster' }).index({ person: 1 })
const officers = new Schema<Told<Post>>(shape, { ...open, collection: 'officers' }).index({
  unionId: 1,
})

export type ProjectionStore = ReturnType<typeof projectionStore>

/** What membership told: the newest `rev` of each row. Shard keys for scale: organisations `_id`, roster `person`, officers `unionId`. */
export function projectionStore(connection: Connection, find: Finder) {
  const organization = connection.model('Organization', organizations)
  const term = connection.model('Roster', roster)
  const officer = connection.model('Officer', officers)
  return {
    models: [organization, term, officer],
    takeOrganizations: async (items: readonly OrganizationItem[]) => {
      if (items.length > 0)
        await organization.bulkWrite(
          newest(items, ({ id }) => id),
          { ordered: false },
        )
    },
    takeRoster: async (items: readonly RosterItem[]) => {
      if (items.length === 0) return
      const ids = new Map(items.map((item) => [hashedTerm(item, find), termId(item, find)]))
      const idOf = (row: Term) => ids.get(row) ?? ''
      await term.bulkWrite(newest([...ids.keys()], idOf), { ordered: false })
    },
    takeOfficers: async (items: readonly OfficerItem[]) => {
      if (items.length === 0) return
      const rows = items.map((item) => hashedPost(item, find))
      await officer.bulkWrite(
        newest(rows, ({ id }) => id),
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
    /** Every stay of a member in a union, the first one first. */
    termsOf: async (memberId: string): Promise<Term[]> =>
      await term
        .find({ person: find('ROSTER', memberId) })
        .sort({ from: 1 })
        .lean<Term[]>(),
    /** Posts of a union on a day. */
    postsIn: async (unionId: string, day: string): Promise<Post[]> =>
      await officer
        .find({ unionId, ...holdsOn(day) })
        .sort({ _id: 1 })
        .lean<Post[]>(),
  }
}

function hashedTerm({ memberId, ...rest }: RosterItem, find: Finder): Term {
  return { ...rest, person: find('ROSTER', memberId) }
}

function termId({ memberId, unionId, from }: RosterItem, find: Finder): string {
  return find('TERM', memberId, unionId, from)
}

function hashedPost({ memberId, ...rest }: OfficerItem, find: Finder): Post {
  return { ...rest, person: find('OFFICER', memberId) }
}
