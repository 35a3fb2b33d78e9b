import { NotFound } from '@tinnhiem/kit/errors'
import type { ViewerResolvers } from '../../generated/types.generated.ts'

export const Viewer: ViewerResolvers = {
  member: async ({ memberId }, _, ctx) => {
    const member = await ctx.loaders.member.load(memberId)
    if (!member) throw new NotFound(ctx.viewer.lang)
    return { ...member, contact: true }
  },
  roles: async ({ memberId }, _, ctx) =>
    await ctx.stores.role.ofMemberOn(memberId, ctx.clock.today()),
}
