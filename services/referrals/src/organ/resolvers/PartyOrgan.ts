import type { PartyOrganResolvers } from '../../generated/types.generated.ts'
import { countWaiting } from '../list-organs.ts'
import { keepsOrgans, standAt } from '../liaison.ts'

export const PartyOrgan: PartyOrganResolvers = {
  __resolveReference: async ({ id }, ctx) =>
    ctx.viewer.id === null ? null : await ctx.loaders.organ.load(id),
  place: ({ placeId: id }) => ({ __typename: 'UnionOrganization', id }),
  liaisons: async (organ, _, ctx) =>
    (await keepsOrgans(ctx)) || (await standAt(ctx, organ)) === 'LIAISON'
      ? organ.liaisonIds.map((id) => ({ __typename: 'Member' as const, id }))
      : null,
  waiting: async (organ, _, ctx) =>
    (await standAt(ctx, organ)) === 'LIAISON' ? await countWaiting(ctx, organ.id) : null,
}
