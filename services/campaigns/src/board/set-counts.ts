import type { ClientSession } from 'mongoose'
import type { Campaign } from '../campaign/campaign.ts'
import type { Stores } from '../stores.ts'
import { placeOf } from './place-unit.ts'

/**
 * Sets a unit's numbers on the board of a campaign that counts initiatives, and on the boards above it: the numbers that
 * are true now, in the transaction of the change. A unit nobody registered appears too, without a target.
 */
export async function setBoardCounts(
  { projection, headcount, board }: Pick<Stores, 'projection' | 'headcount' | 'board'>,
  session: ClientSession,
  campaign: Pick<Campaign, 'id' | 'lineage'>,
  unitId: string,
  counts: { registered: number; verified: number },
): Promise<void> {
  const [unit, size] = await Promise.all([
    projection.organization(unitId),
    headcount.ofUnion(unitId),
  ])
  if (!unit) throw new Error(`membership has not told of ${unitId}`)
  const place = placeOf(unit, size?.members ?? 0)
  const reported = counts.registered > 0
  const row = { ...place, ...counts, reported }
  await board.put([campaign.id, ...campaign.lineage], unitId, row, session)
}
