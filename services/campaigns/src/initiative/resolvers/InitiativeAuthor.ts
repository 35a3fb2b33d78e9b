import type { InitiativeAuthorResolvers } from '../../generated/types.generated.ts'

export const InitiativeAuthor: InitiativeAuthorResolvers = {
  member: ({ memberId }) => (memberId === null ? null : { __typename: 'Member', id: memberId }),
  you: ({ memberId }, _, ctx) => memberId !== null && memberId === ctx.viewer.id,
  joined: ({ memberId }) => memberId !== null,
  agreed: ({ place, memberId, acceptedSplit, current }) =>
    memberId !== null && (place === 1 || acceptedSplit === current),
  codeUntil: async ({ initiativeId, place, memberId, forAuthor }, _, ctx) => {
    if (!forAuthor || memberId !== null) return null
    const codes = await ctx.loaders.joinCodes.load(initiativeId)
    return codes.find((code) => code.place === place)?.untilDay ?? null
  },
}
