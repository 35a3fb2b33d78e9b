import type { CampaignBoardRowResolvers } from '../../generated/types.generated.ts'
import { per100 } from '../size-band.ts'

export const CampaignBoardRow: CampaignBoardRowResolvers = {
  organization: ({ organizationId }) => ({ __typename: 'UnionOrganization', id: organizationId }),
  per100: ({ verified, members }) => per100(verified, members),
}
