import { NotFound } from '@tinnhiem/kit/errors'
import type { RoleAssignmentResolvers } from '../../generated/types.generated.ts'

export const RoleAssignment: RoleAssignmentResolvers = {
  organization: async ({ orgId }, _, ctx) => {
    const organization = await ctx.loaders.organization.load(orgId)
    if (!organization) throw new NotFound(ctx.viewer.lang)
    return organization
  },
}
