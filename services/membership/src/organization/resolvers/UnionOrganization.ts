import { holds } from '@tinnhiem/kit/viewer'
import type { UnionOrganizationResolvers } from '../../generated/types.generated.ts'
import { listChildren } from '../list-organizations.ts'
import { levelOf } from '../organization.ts'

const COUNTING = [
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
  'INSPECTION',
  'ANALYST',
  'SURVEY_ADMINISTRATOR',
] as const

export const UnionOrganization: UnionOrganizationResolvers = {
  __resolveReference: async ({ id }, ctx) =>
    ctx.viewer.id === null ? null : await ctx.loaders.organization.load(id),
  level: ({ kind }) => levelOf(kind),
  parent: async ({ parentId }, _, ctx) =>
    parentId === null ? null : await ctx.loaders.organization.load(parentId),
  children: async ({ id }, args, ctx) => await listChildren(ctx, id, args),
  employers: async ({ id, path }, _, ctx) =>
    ctx.sees.employers(path) ? await ctx.loaders.employersOfUnion.load(id) : [],
  memberCount: async ({ path }, _, ctx) =>
    holds(ctx.viewer, COUNTING, path) ? await ctx.loaders.memberCount.load(path) : null,
  officers: async ({ id }, _, ctx) => await ctx.loaders.officersOfUnion.load(id),
}
