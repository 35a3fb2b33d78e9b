import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listOrganizations } from '../../list-organizations.ts'

export const organizations: NonNullable<QueryResolvers['organizations']> = async (_, args, ctx) => {
  requireSignedIn(ctx.viewer)
  const under = args.under ? await ctx.loaders.organization.load(args.under) : null
  const filter = { kind: args.kind, level: args.level, search: args.search, underPath: under?.path }
  return await listOrganizations(ctx, filter, args)
}
