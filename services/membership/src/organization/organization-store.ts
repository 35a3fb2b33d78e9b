import { firstChildren } from '@tinnhiem/kit/page'
import { patternOf } from '@tinnhiem/kit/pattern'
import { Schema, type ClientSession, type Connection, type QueryFilter } from 'mongoose'
import { kindsOf, plain, type Organization, type OrganizationLevel } from './organization.ts'

/** Letters of a search that count: no name is longer, and MongoDB refuses a pattern of a whole book. */
const MAX_SEARCH = 200

type Row = Omit<Organization, 'id'> & { _id: string; search: string; rev: number }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: new Schema({ vi: String, en: String }, { _id: false }), required: true },
    search: { type: String, required: true },
    kind: { type: String, required: true },
    parentId: { type: String, default: null },
    path: { type: String, required: true },
    validFrom: { type: String, required: true },
    validTo: { type: String, default: null },
    multiEmployer: { type: Boolean, required: true },
    rev: { type: Number, required: true },
  },
  { versionKey: false, collection: 'organizations' },
)
  .index({ code: 1 }, { unique: true })
  .index({ path: 1 })
  .index({ parentId: 1, code: 1 })

export type OrganizationFilter = {
  kind?: Organization['kind'] | null
  level?: OrganizationLevel | null
  underPath?: string | null
  parentId?: string | null
  search?: string | null
}

export type OrganizationStore = ReturnType<typeof organizationStore>

/** Shard key for scale: `path` (a subtree stays together). */
export function organizationStore(connection: Connection) {
  const model = connection.model('Organization', schema)
  return {
    model,
    byIds: async (ids: readonly string[]) =>
      (await model.find({ _id: { $in: ids } }).lean()).map(toOrganization),
    /** The organisations at or below any of the paths. */
    under: async (paths: readonly string[]): Promise<{ id: string; path: string }[]> => {
      const below = paths.map((path) => ({ path: { $regex: `^${patternOf(path)}(/|$)` } }))
      const rows = await model.find({ $or: below }, { path: 1 }).lean()
      return rows.map(({ _id, path }) => ({ id: _id, path }))
    },
    /** In order of code, after the cursor, on a day. */
    page: async (filter: OrganizationFilter, day: string, after: string | null, limit: number) => {
      const query = onDay(filter, day)
      const from = after === null ? query : { ...query, code: { $gt: after } }
      const [rows, total] = await Promise.all([
        model.find(from).sort({ code: 1 }).limit(limit).lean(),
        model.countDocuments(query),
      ])
      return { rows: rows.map(toOrganization), total }
    },
    /** The first children of each parent, in order of code, and how many there are. */
    firstChildren: async (parentIds: readonly string[], day: string, limit: number) => {
      const asked = { parentIds, where: onDay({}, day), order: { code: 1 }, limit } as const
      return await firstChildren(model, asked, toOrganization)
    },
    insert: async (items: readonly (Organization & { rev: number })[], session: ClientSession) => {
      await model.insertMany(items.map(toRow), { session, lean: true })
    },
  }
}

function onDay(filter: OrganizationFilter, day: string): QueryFilter<Row> {
  return {
    validFrom: { $lte: day },
    $or: [{ validTo: null }, { validTo: { $gte: day } }],
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.level ? { $and: [{ kind: { $in: kindsOf(filter.level) } }] } : {}),
    ...(filter.parentId ? { parentId: filter.parentId } : {}),
    ...(filter.underPath ? { path: { $regex: `^${patternOf(filter.underPath)}/` } } : {}),
    ...(filter.search
      ? { search: { $regex: patternOf(plain(filter.search).slice(0, MAX_SEARCH)) } }
      : {}),
  }
}

function toRow({ id, ...rest }: Organization & { rev: number }): Row {
  return { _id: id, ...rest, search: plain(`${rest.code} ${rest.name.vi} ${rest.name.en}`) }
}

function toOrganization({ _id, search: _search, rev: _rev, ...rest }: Row): Organization {
  return { id: _id, ...rest }
}
