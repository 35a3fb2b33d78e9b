import { byId, once } from '@tinnhiem/kit/loader'
import { readClassTables } from './class-figure/read-class-tables.ts'
import { readDigests, type RatingDigests } from './rating-digests.ts'
import type { RatingRecord } from './rating/rating-store.ts'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: every field on a list or an `_entities` path goes through these. */
export function createLoaders(stores: Stores) {
  const cycle = byId(stores.cycle.byIds, (row) => row.id)
  const text = once(async (hash: string) => await stores.text.get(hash))
  const digests = new Map<string, Promise<RatingDigests | null>>()
  let province: Promise<string | null> | undefined
  const shownRatings = async (ids: readonly string[]): Promise<RatingRecord[]> => {
    const keys = await Promise.all(
      ids.map(async (id) => {
        const { cycleId, postId } = splitRatingId(id)
        const result = (await cycle.load(cycleId))?.result
        return result ? { runId: result.runId, postId } : null
      }),
    )
    return await stores.rating.ofPosts(keys.filter((key) => key !== null))
  }
  return {
    cycle,
    run: byId(stores.run.byIds, (row) => row.id),
    release: byId(stores.release.byIds, (row) => row.surveyId),
    organization: byId(stores.projection.organizationsById, (row) => row.id),
    text,
    /** What is told of a year's classes, by year; null before its cycle is published. */
    classTable: byId(
      async (years) => await readClassTables(stores, years.map(Number)),
      ({ year }) => String(year),
    ),
    /** Every post as chair a member holds or held. */
    chairPosts: once(async (memberId: string) => await stores.projection.chairPostsOf(memberId)),
    /** By the id of a rating, among the ratings its cycle shows. */
    rating: byId(shownRatings, (row) => row.id),
    /** The digests of a run's ratings by their hash; null when they are missing or no longer what the hash says. */
    digests: async (hash: string): Promise<RatingDigests | null> => {
      const reading = digests.get(hash) ?? text(hash).then(readDigests, () => null)
      digests.set(hash, reading)
      return await reading
    },
    provincePath: () =>
      (province ??= stores.projection.province().then((row) => row?.path ?? null)),
  }
}

/** `<cycle>.<post>`; a text without a dot is nobody's. */
function splitRatingId(id: string): { cycleId: string; postId: string } {
  const dot = id.indexOf('.')
  return dot < 0
    ? { cycleId: '', postId: '' }
    : { cycleId: id.slice(0, dot), postId: id.slice(dot + 1) }
}
