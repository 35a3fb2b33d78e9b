import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'

/** The tree is open to everybody who is signed in (domain.md 5). */
export const organization: NonNullable<QueryResolvers['organization']> = async (_, { id }, ctx) => {
  requireSignedIn(ctx.viewer)
  return await ctx.loaders.organization.load(id)
}
