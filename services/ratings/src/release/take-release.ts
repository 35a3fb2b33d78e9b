import { onEvent, type EventHandler } from '@tinnhiem/kit/event'
import type { Logger } from '@tinnhiem/kit/logger'
import { trustReleased } from '@tinnhiem/surveys/events'
import type * as z from 'zod'
import type { TextStore } from '../text/text-store.ts'
import type { ReleaseKeys } from './release-keys.ts'
import type { ReleaseStore } from './release-store.ts'
import { readRelease } from './signed-release.ts'

type Told = z.infer<typeof trustReleased.payload>
type Stores = { release: ReleaseStore; text: TextStore }

export type Taken =
  | 'TAKEN'
  | 'KNOWN'
  | 'SECOND_RELEASE'
  | 'HASH'
  | 'SIGNATURE'
  | 'CONTENT'
  | 'ORIGIN'

/** Takes in a survey's one signed release; a false one and a second one are refused (privacy.md 4, P7). */
export async function takeRelease(stores: Stores, keys: ReleaseKeys, told: Told): Promise<Taken> {
  const read = readRelease(told, keys)
  if (!read.ok) return read.problem
  const { surveyId, year, closingDay, k, releaseHash, signature, boardKey, certificate } = told
  const pools = read.content.groups.flatMap((group) => group.pools)
  const upperIds = [...new Set(pools.map(({ upperId }) => upperId))]
  await stores.text.put(told.canonical)
  const signed = { releaseHash, signature, boardKey, certificate }
  const record = { surveyId, year, closingDay, k, ...signed, upperIds }
  if (await stores.release.insert(record)) return 'TAKEN'
  const known = await stores.release.byId(surveyId)
  return known?.releaseHash === releaseHash ? 'KNOWN' : 'SECOND_RELEASE'
}

/** A refused release is an alarm, not a retry: sending it again would not make it true. */
export function releaseHandlers(stores: Stores, keys: ReleaseKeys, log: Logger): EventHandler[] {
  return [
    onEvent(trustReleased, async (told) => {
      const taken = await takeRelease(stores, keys, told)
      if (taken !== 'TAKEN' && taken !== 'KNOWN')
        log.error({ survey: told.surveyId, refused: taken }, 'release refused')
    }),
  ]
}
