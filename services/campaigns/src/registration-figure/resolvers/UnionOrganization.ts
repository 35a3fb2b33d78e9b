import { seesFigures } from '@tinnhiem/kit/figure'
import type { UnionOrganizationResolvers } from '../../generated/types.generated.ts'
import { registrationFigure } from '../registration-figure.ts'

export const UnionOrganization: UnionOrganizationResolvers = {
  __resolveReference: ({ id }, ctx) => (ctx.viewer.id === null ? null : { id }),
  campaignRegistration: async ({ id }, { year }, ctx) => {
    const organization = await ctx.loaders.organization.load(id)
    if (!organization || !seesFigures(ctx.viewer, organization.path)) return null
    return registrationFigure(organization, await ctx.loaders.registrations(year))
  },
}
