import { byId, once } from '@tinnhiem/kit/loader'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(stores: Stores, day: string) {
  return {
    survey: byId(stores.survey.byIds, (row) => row.id),
    /** The pool of a member by survey; null where the roster has none. */
    poolOf: once((memberId: string) =>
      byId(
        async (surveys) => await stores.pool.ofMember(memberId, surveys),
        ({ survey }) => survey,
      ),
    ),
    postsOf: once(async (memberId: string) => await stores.projection.postsOf(memberId, day)),
    organization: byId(stores.projection.organizationsById, (row) => row.id),
  }
}
