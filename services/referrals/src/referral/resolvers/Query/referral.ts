import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readReferral } from '../../read-referral.ts'

export const referral: NonNullable<QueryResolvers['referral']> = async (_, { id, purpose }, ctx) =>
  await readReferral(ctx, id, purpose)
