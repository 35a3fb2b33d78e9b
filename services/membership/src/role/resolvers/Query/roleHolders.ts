import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listRoleHolders } from '../../list-role-holders.ts'

export const roleHolders: NonNullable<QueryResolvers['roleHolders']> = async (_, { role }, ctx) =>
  await listRoleHolders(ctx, role)
