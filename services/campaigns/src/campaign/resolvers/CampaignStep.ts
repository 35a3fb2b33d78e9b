import type { CampaignStepResolvers } from '../../generated/types.generated.ts'

/** Who moved a campaign is for those who answer for it; everybody else sees that it was moved. */
export const CampaignStep: CampaignStepResolvers = {
  by: ({ by, shownBy }) => (shownBy && by !== null ? { __typename: 'Member', id: by } : null),
  reason: ({ reason, state, shownBy }) =>
    shownBy || state === 'CANCELLED' || state === 'SUSPENDED' ? reason : null,
}
