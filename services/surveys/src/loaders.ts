import { byId, once } from '@tinnhiem/kit/loader'
import { readReleased } from './figure/read-released.ts'
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
    /** The released surveys of a year, by year. */
    released: byId(
      async (years) => await readReleased(stores, years.map(Number)),
      ({ year }) => String(year),
    ),
    organization: byId(stores.projection.organizationsById, (row) => row.id),
  }
}
