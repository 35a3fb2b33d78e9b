import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { FundAppealResolvers } from '../../generated/types.generated.ts'
import { isOpenOn } from '../fund.ts'
import { mayIssue } from '../fund-rights.ts'
import { ownTotals } from '../read-fund.ts'

export const FundAppeal: FundAppealResolvers = {
  issuer: ({ issuerId }) => ({ id: issuerId }),
  open: (appeal, _, { clock }) => isOpenOn(appeal, clock.today()),
  manages: ({ issuerPath }, _, { viewer }) => mayIssue(viewer, issuerPath),
  ownTotals: async (appeal, _, ctx) => await ownTotals(ctx, requireSignedIn(ctx.viewer), appeal),
}
