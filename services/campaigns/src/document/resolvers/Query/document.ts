import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'

/** @throws NotSignedIn, NotFound */
export const document: NonNullable<QueryResolvers['document']> = async (_, { id }, ctx) => {
  const viewer = requireSignedIn(ctx.viewer)
  const found = await ctx.loaders.document.load(id)
  if (!found) throw new NotFound(viewer.lang)
  return found
}
