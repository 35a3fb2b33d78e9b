import type { MutationResolvers } from '../../../generated/types.generated.ts'

/** Ends every session of the caller; without one there is nothing to end, and that is fine too. */
export const signOut: NonNullable<MutationResolvers['signOut']> = async (_, __, ctx) => {
  if (ctx.viewer.id !== null) await ctx.stores.session.close(ctx.viewer.id)
  ctx.reply('x-tinnhiem-session', 'clear')
  return { done: true }
}
