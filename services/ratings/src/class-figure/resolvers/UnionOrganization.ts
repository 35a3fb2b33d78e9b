import type { UnionOrganizationResolvers } from '../../generated/types.generated.ts'

export const UnionOrganization: UnionOrganizationResolvers = {
  __resolveReference: ({ id }, ctx) => (ctx.viewer.id === null ? null : { id }),
  leaderClasses: () => null,
}
