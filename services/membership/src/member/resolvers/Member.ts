import type { MemberResolvers } from '../../generated/types.generated.ts'

/**
 * Through another subgraph only the name is had, and only of oneself, of officers in post, and of members in
 * scope. Contact data has one door: `member(id, purpose)`, which audits.
 */
export const Member: MemberResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    const [member, named] = await Promise.all([ctx.loaders.member.load(id), ctx.sees.name(id)])
    return member && named ? { ...member, contact: ctx.viewer.id === id } : null
  },
  cardNo: ({ contact, cardNo }) => (contact ? cardNo : null),
  phone: ({ contact, phone }) => (contact ? phone : null),
  preferredLanguage: ({ contact, preferredLanguage }) => (contact ? preferredLanguage : null),
  union: async ({ id, contact }, _, ctx) => {
    const membership = contact ? await ctx.loaders.membership.load(id) : null
    return membership && (await ctx.loaders.organization.load(membership.unionId))
  },
  employer: async ({ id, contact }, _, ctx) => {
    const membership = contact ? await ctx.loaders.membership.load(id) : null
    return membership?.employerId ? await ctx.loaders.employer.load(membership.employerId) : null
  },
  memberSince: async ({ id, contact }, _, ctx) =>
    contact ? ((await ctx.loaders.membership.load(id))?.from ?? null) : null,
}
