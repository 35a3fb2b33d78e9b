import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer, Viewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Campaign } from './campaign.ts'
import { seesOf } from './campaign-rights.ts'
import type { CampaignMapper } from './schema.mappers.ts'

/** The campaign as this reader may know it; null = it does not exist for them. */
export function seenCampaign(viewer: Viewer, campaign: Campaign | null): CampaignMapper | null {
  const sees = campaign && seesOf(viewer, campaign)
  return sees ? { ...campaign, sees } : null
}

/**
 * Past the request's cache: what is about to be changed is read as it is now.
 * @throws NotFound for an unknown campaign and one this person may not know
 */
export async function findCampaign(
  { stores }: Pick<Context, 'stores'>,
  viewer: SignedInViewer,
  id: string,
): Promise<CampaignMapper> {
  const seen = seenCampaign(viewer, await stores.campaign.byId(id))
  if (!seen) throw new NotFound(viewer.lang)
  return seen
}
