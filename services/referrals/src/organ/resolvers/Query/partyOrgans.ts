import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listOrgans } from '../../list-organs.ts'

/** @throws NotSignedIn, NotFound */
export const partyOrgans: NonNullable<QueryResolvers['partyOrgans']> = async (_, { union }, ctx) =>
  await listOrgans(ctx, union)
