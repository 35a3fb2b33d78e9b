import type { EmployerResolvers } from '../../generated/types.generated.ts'

export const Employer: EmployerResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    const found = await ctx.loaders.employer.load(id)
    return found && (await ctx.sees.employer(found)) ? found : null
  },
  unions: async ({ unionIds }, _, ctx) => {
    const rows = await ctx.loaders.organization.loadMany(unionIds)
    return rows.flatMap((row) => (row === null || row instanceof Error ? [] : [row]))
  },
}
