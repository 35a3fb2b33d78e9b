import { NotFound } from '@tinnhiem/kit/errors'
import type { OfficerAppointmentResolvers } from '../../generated/types.generated.ts'

/** Who holds a post is public inside the union. */
export const OfficerAppointment: OfficerAppointmentResolvers = {
  __resolveReference: async ({ id }, ctx) =>
    ctx.viewer.id === null ? null : await ctx.loaders.officer.load(id),
  member: async ({ memberId }, _, ctx) => {
    const member = await ctx.loaders.member.load(memberId)
    if (!member) throw new NotFound(ctx.viewer.lang)
    return { ...member, contact: ctx.viewer.id === memberId }
  },
  union: async ({ unionId }, _, ctx) => {
    const union = await ctx.loaders.organization.load(unionId)
    if (!union) throw new NotFound(ctx.viewer.lang)
    return union
  },
}
