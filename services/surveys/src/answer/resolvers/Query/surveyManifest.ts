import type { QueryResolvers } from '../../../generated/types.generated.ts'

/** Anonymous: the frozen header, and one pool list. */
export const surveyManifest: NonNullable<QueryResolvers['surveyManifest']> = async (
  _,
  args,
  ctx,
) => {
  const found = await ctx.ballots.directory.find(args.survey)
  if (!found?.record.manifest) return null
  const list = args.list ? await ctx.stores.pool.list(args.survey, args.list) : null
  return { ...found.record.manifest, list }
}
