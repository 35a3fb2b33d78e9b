import type { QueryResolvers } from '../../../generated/types.generated.ts'

/** Anonymous: the whole list, so that asking tells nothing. Null until the survey is closed and counted. */
export const ballotKeys: NonNullable<QueryResolvers['ballotKeys']> = async (_, { survey }, ctx) => {
  const list = await ctx.stores.ballotKeys.find(survey)
  return list && { survey, ...list }
}
