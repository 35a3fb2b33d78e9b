import { requireRole } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { verifiesBelow } from '../../../participation/unit-rights.ts'
import { MANAGERS } from '../../campaign-rights.ts'
import { deskOf } from '../../desk.ts'
import { pageOf } from '../../list-campaigns.ts'

/** What waits for this person. @throws NotSignedIn, NotAllowed */
export const campaignDesk: NonNullable<QueryResolvers['campaignDesk']> = async (_, _args, ctx) => {
  const desk = deskOf(requireRole(ctx.viewer, MANAGERS))
  const below = { upperIds: verifiesBelow(ctx.viewer), campaignId: null }
  const [toApprove, toCollect, toDecide, drafts, toVerify] = await Promise.all([
    pageOf(ctx, desk.toApprove, {}),
    pageOf(ctx, desk.toCollect, {}),
    pageOf(ctx, desk.toDecide, {}),
    pageOf(ctx, desk.drafts, {}),
    ctx.stores.participation.countWaiting(below),
  ])
  return { toApprove, toCollect, toDecide, drafts, toVerify }
}
