import { clampFirst, decodeCursor, toPage } from '@tinnhiem/kit/page'
import { requireRole } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { seenPage } from '../../list-participations.ts'
import { verifiesBelow } from '../../unit-rights.ts'

/** Audited: it names who reported. @throws NotSignedIn, NotAllowed */
export const reportsToVerify: NonNullable<QueryResolvers['reportsToVerify']> = async (
  _,
  { campaign, first, after },
  ctx,
) => {
  const viewer = requireRole(ctx.viewer, ['UPPER_OFFICER', 'PROVINCIAL_OFFICER'])
  const below = { upperIds: verifiesBelow(viewer), campaignId: campaign ?? null }
  const limit = clampFirst(first)
  const { participation } = ctx.stores
  const [rows, total] = await Promise.all([
    participation.waitingPage(below, decodeCursor(after), limit + 1),
    participation.countWaiting(below),
  ])
  for (const org of below.upperIds)
    await ctx.audit.read(viewer, org, ['reports of units below'], 'campaign verification')
  return await seenPage(
    ctx,
    toPage(rows, limit, total, ({ id }) => id),
  )
}
