import { within } from '@tinnhiem/kit/roles'
import type { ClientSession } from 'mongoose'
import type { Campaign } from '../campaign/campaign.ts'
import { programmeIdOf } from '../initiative/programme.ts'
import type { Stores } from '../stores.ts'
import { placeOf } from './place-unit.ts'

/** In a programme, but no entry of it (any more). */
const OUT = ['WITHDRAWN', 'NOT_RECOGNIZED', 'REVOKED']
const COUNTED = ['COUNTED', 'REPLICATED']

/** A union's initiatives of one programme: entered and still standing, and counted. */
export async function initiativeCounts(
  { initiative }: Pick<Stores, 'initiative'>,
  unionId: string,
  programmeId: string,
  session: ClientSession,
): Promise<{ registered: number; verified: number }> {
  const rows = await initiative.countStates([unionId], programmeId, session)
  const sum = (in_: (state: string) => boolean) =>
    rows.filter(({ state }) => in_(state)).reduce((all, { count }) => all + count, 0)
  return {
    registered: sum((state) => !OUT.includes(state)),
    verified: sum((state) => COUNTED.includes(state)),
  }
}

/** The programme whose initiatives are a campaign's numbers; null when units report them. */
export function programmeOf({
  measure,
  template,
  phase,
}: Pick<Campaign, 'measure' | 'template' | 'phase'>): string | null {
  if (measure !== 'INITIATIVES' || template === null || phase === null) return null
  return programmeIdOf(template, phase)
}

/**
 * Puts a union's initiatives on every board that counts them, as they are now, in the transaction of the change. A union
 * that never registered appears too, without a target.
 */
export async function putInitiatives(
  stores: Stores,
  session: ClientSession,
  unionId: string,
  programmeId: string,
): Promise<void> {
  const unit = await stores.projection.organization(unionId)
  if (!unit) return
  const counting = await stores.campaign.counting('INITIATIVES', session)
  const boards = counting.filter(
    (campaign) => programmeOf(campaign) === programmeId && within(unit.path, campaign.audiencePath),
  )
  if (boards.length === 0) return
  const counts = await initiativeCounts(stores, unionId, programmeId, session)
  const size = await stores.headcount.ofUnion(unionId)
  const row = { ...placeOf(unit, size?.members ?? 0), ...counts, reported: counts.registered > 0 }
  await stores.board.put(
    boards.map(({ id }) => id),
    unionId,
    row,
    session,
  )
}
