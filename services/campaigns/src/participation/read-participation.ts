import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer, Viewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Participation } from './participation.ts'
import type { CampaignParticipationMapper } from './schema.mappers.ts'
import { mayActFor, mayReadUnit } from './unit-rights.ts'

/**
 * A person's registration exists for that person alone. A unit's is for its officers, the levels above and organisers in
 * scope; who reported and decided is not for organisers.
 */
export async function seenParticipation(
  { loaders, viewer }: Pick<Context, 'loaders'> & { viewer: Viewer },
  row: Participation | null,
): Promise<CampaignParticipationMapper | null> {
  if (!row || viewer.id === null) return null
  if (row.kind === 'MEMBER') return row.subjectId === viewer.id ? { ...row, shownBy: true } : null
  const unit = await loaders.organization.load(row.subjectId)
  if (!unit || !mayReadUnit(viewer, unit)) return null
  return { ...row, shownBy: mayActFor(viewer, unit) }
}

/**
 * Past the request's cache: what is about to be changed is read as it is now, with its campaign.
 * @throws NotFound for an unknown one and one this person may not know
 */
export async function findParticipation(
  ctx: Pick<Context, 'stores' | 'loaders'>,
  viewer: SignedInViewer,
  id: string,
) {
  const row = await ctx.stores.participation.byId(id)
  const seen = await seenParticipation({ ...ctx, viewer }, row)
  const campaign = seen && (await ctx.stores.campaign.byId(seen.campaignId))
  if (!seen || !campaign) throw new NotFound(viewer.lang)
  const { shownBy, ...participation } = seen
  return { participation, campaign, mayAct: shownBy }
}
