import type { ReportsToVerifyQuery, UnitCampaignsQuery } from '../../generated/operations.ts'

/** A campaign open to a unit, with its registration. */
export type OpenCampaign = NonNullable<UnitCampaignsQuery['unitCampaigns']>[number]
/** A registration of a unit as the pages of its officers ask for it. */
export type Participation = NonNullable<OpenCampaign['mine']>
/** A registration whose newest report waits for a decision. */
export type WaitingParticipation = NonNullable<
  ReportsToVerifyQuery['reportsToVerify']
>['edges'][number]['node']
