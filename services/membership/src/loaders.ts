import { byId, manyBy } from '@tinnhiem/kit/loader'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: every field on a list or an `_entities` path goes through these. */
export function createLoaders(stores: Stores, day: string) {
  const employers = manyBy(stores.employer.ofUnions, (row) => row.unionId)
  const counts = byId(
    async (ids) => await stores.member.countsOn(ids, day),
    (row) => row.unionId,
  )
  return {
    organization: byId(stores.organization.byIds, (row) => row.id),
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
      load: async (unionId: string) => (await counts.load(unionId))?.count ?? 0,
    },
  }
}
