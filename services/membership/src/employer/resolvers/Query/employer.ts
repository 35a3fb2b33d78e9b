import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'

/** Unknown and out of scope look the same. */
export const employer: NonNullable<QueryResolvers['employer']> = async (_, { id }, ctx) => {
  requireSignedIn(ctx.viewer)
  const found = await ctx.loaders.employer.load(id)
  if (!found || !(await ctx.sees.employer(found))) throw new NotFound(ctx.viewer.lang)
  return found
}
