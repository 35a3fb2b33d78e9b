import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { CampaignResolvers } from '../../generated/types.generated.ts'
import { registrationRefusal } from '../campaign.ts'
import { factsOf, mayManage, moverOf } from '../campaign-rights.ts'
import { exclusionTexts } from '../exclusions.ts'
import { childrenOf } from '../list-campaigns.ts'
import { movesFor } from '../moves.ts'
import { seenCampaign } from '../read-campaign.ts'

export const Campaign: Pick<
  CampaignResolvers,
  | 'about'
  | 'appliedWindow'
  | 'audience'
  | 'children'
  | 'criteria'
  | 'endsOn'
  | 'exclusionTexts'
  | 'exclusions'
  | 'goals'
  | 'id'
  | 'issuer'
  | 'kind'
  | 'manages'
  | 'measure'
  | 'moves'
  | 'notices'
  | 'parent'
  | 'parentCancelled'
  | 'phase'
  | 'reason'
  | 'registrationOpen'
  | 'registrationUntil'
  | 'startsOn'
  | 'state'
  | 'steps'
  | 'template'
  | 'title'
  | 'version'
  | 'who'
  | '__resolveReference'
> = {
  __resolveReference: async ({ id }, ctx) =>
    seenCampaign(ctx.viewer, await ctx.loaders.campaign.load(id)),
  issuer: ({ issuerId }) => ({ __typename: 'UnionOrganization', id: issuerId }),
  audience: ({ audienceId }) => ({ __typename: 'UnionOrganization', id: audienceId }),
  exclusionTexts: ({ exclusions }) => exclusionTexts(exclusions),
  registrationOpen: (campaign, _, { clock }) =>
    registrationRefusal(campaign, clock.today()) === null,
  parent: async ({ parentId }, _, ctx) =>
    parentId === null ? null : seenCampaign(ctx.viewer, await ctx.loaders.campaign.load(parentId)),
  children: async (campaign, asked, ctx) => await childrenOf(ctx, campaign, asked),
  manages: ({ issuerPath }, _, { viewer }) => mayManage(viewer, issuerPath),
  moves: async (campaign, _, ctx) => {
    const mover = moverOf(requireSignedIn(ctx.viewer), campaign)
    if (mover.hands.length === 0) return []
    return movesFor(campaign, mover, await factsOf(ctx, campaign, null))
  },
  /** Why it was cancelled or suspended is for everybody; why it was returned is between its makers. */
  reason: ({ reason, sees, publishedOn }) =>
    sees === 'ALL' || publishedOn !== null ? reason : null,
  steps: ({ steps, sees }) => steps.map((step) => ({ ...step, shownBy: sees === 'ALL' })),
  notices: ({ notices, sees }) => (sees === 'ALL' ? notices.toReversed() : []),
}
