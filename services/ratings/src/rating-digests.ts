import * as z from 'zod'
import { canonicalJson, digestOf } from './recompute.ts'
import type { RatingRecord } from './rating/rating-store.ts'

/** SHA-256 of the canonical JSON of every rating of a run that its check has recomputed, by post. */
export type RatingDigests = Readonly<Record<string, string>>

/** Reads digests as they are kept: canonical JSON under the hash that the cycle names. */
export function readDigests(text: string): RatingDigests {
  return z.record(z.string(), z.string()).parse(JSON.parse(text))
}

/**
 * Whether a stored rating is byte for byte what the check recomputed from the frozen inputs, and lies where it belongs:
 * a file under another leader's name is not.
 */
export function isRecomputed(record: RatingRecord, digests: RatingDigests): boolean {
  const { id, cycleId, rating } = record
  const inPlace = (['memberId', 'unionId', 'post', 'level'] as const).every(
    (key) => record[key] === rating[key],
  )
  return (
    inPlace &&
    id === `${cycleId}.${rating.postId}` &&
    digests[rating.postId] === digestOf(canonicalJson(rating))
  )
}
