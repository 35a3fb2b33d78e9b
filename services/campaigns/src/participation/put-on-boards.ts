import type { ClientSession } from 'mongoose'
import { placeOf } from '../board/place-unit.ts'
import type { Campaign } from '../campaign/campaign.ts'
import type { Context } from '../context.ts'
import { reportedValue, verifiedValue, type Participation } from './participation.ts'

/** A unit's own numbers as they are now, on its campaign's board and on those above. */
export async function putOnBoards(
  { stores, loaders }: Pick<Context, 'stores' | 'loaders'>,
  participation: Participation,
  campaign: Pick<Campaign, 'id' | 'lineage'>,
  session: ClientSession,
): Promise<void> {
  const { subjectId, target } = participation
  const [unit, size] = await Promise.all([
    loaders.organization.load(subjectId),
    stores.headcount.ofUnion(subjectId),
  ])
  if (!unit) throw new Error(`membership has not told of ${subjectId}`)
  const numbers = {
    target,
    registered: reportedValue(participation) ?? 0,
    verified: verifiedValue(participation) ?? 0,
    reported: reportedValue(participation) !== null,
    via: participation.campaignId,
  }
  const row = { ...placeOf(unit, size?.members ?? 0), ...numbers }
  await stores.board.put([campaign.id, ...campaign.lineage], subjectId, row, session)
}
