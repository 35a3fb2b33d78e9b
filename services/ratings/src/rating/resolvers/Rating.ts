import { NotFound } from '@tinnhiem/kit/errors'
import type { RatingResolvers } from '../../generated/types.generated.ts'
import { onBoard, readRating } from '../read-rating.ts'

/** Everything else is on the object itself, which holds only what this reader may see. */
export const Rating: RatingResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    try {
      return await readRating(ctx, id)
    } catch (error) {
      if (error instanceof NotFound) return null
      throw error
    }
  },
  cycle: async ({ cycleId }, _, ctx) => {
    const cycle = await ctx.loaders.cycle.load(cycleId)
    if (!cycle) throw new Error(`no cycle ${cycleId}`)
    return { ...cycle, sees: (await onBoard(ctx)) ? 'ALL' : 'OUTLINE' }
  },
  person: ({ memberId }) => ({ __typename: 'Member', id: memberId }),
  union: ({ unionId }) => ({ __typename: 'UnionOrganization', id: unionId }),
  tiedWith: async ({ relation, cycleId, tiedWithIds }, _, ctx) =>
    relation === 'COUNCIL'
      ? await Promise.all(
          tiedWithIds.map(async (postId) => await readRating(ctx, `${cycleId}.${postId}`)),
        )
      : [],
}
