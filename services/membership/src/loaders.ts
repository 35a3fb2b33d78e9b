import { byId, manyBy, once } from '@tinnhiem/kit/loader'
import { within } from '@tinnhiem/kit/roles'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: every field on a list or an `_entities` path goes through these. */
export function createLoaders(stores: Stores, day: string) {
  const employers = manyBy(stores.employer.ofUnions, (row) => row.unionId)
  const counts = byId(
    async (paths) => await countSubtrees(stores, paths, day),
    (row) => row.path,
  )
  return {
    organization: byId(stores.organization.byIds, (row) => row.id),
    /** The first children of an organisation, by how many are wanted. */
    firstChildren: once((limit: number) =>
      byId(
        async (ids) => await stores.organization.firstChildren(ids, day, limit),
        ({ parentId }) => parentId,
      ),
    ),
    employer: byId(stores.employer.byIds, (row) => row.id),
    member: byId(stores.member.byIds, (row) => row.id),
    officer: byId(stores.officer.byIds, (row) => row.id),
    membership: byId(
      async (ids) => await stores.member.membershipsOn(ids, day),
      (row) => row.memberId,
    ),
    officersOfUnion: manyBy(
      async (ids) => await stores.officer.ofUnionsOn(ids, day),
      (row) => row.unionId,
    ),
    postsOfMember: manyBy(
      async (ids) => await stores.officer.ofMembersOn(ids, day),
      (row) => row.memberId,
    ),
    employersOfUnion: {
      load: async (unionId: string) => (await employers.load(unionId)).map((row) => row.employer),
    },
    memberCount: {
      /** Active members of the whole subtree at a path. */
      load: async (path: string) => (await counts.load(path))?.count ?? 0,
    },
  }
}

/** Two store calls for a whole page of organisations, whatever their level. */
async function countSubtrees(stores: Stores, paths: readonly string[], day: string) {
  const inside = await stores.organization.under(paths)
  const rows = await stores.member.countsOn(
    inside.map(({ id }) => id),
    day,
  )
  const countOf = new Map(rows.map(({ unionId, count }) => [unionId, count]))
  return paths.map((path) => {
    const below = inside.filter((row) => within(row.path, path))
    return { path, count: below.reduce((sum, { id }) => sum + (countOf.get(id) ?? 0), 0) }
  })
}
