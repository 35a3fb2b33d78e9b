import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readMember } from '../../read-member.ts'

export const member: NonNullable<QueryResolvers['member']> = async (_, { id, purpose }, ctx) =>
  await readMember(ctx, id, purpose)
