import type { MobilizationModelResolvers } from '../../generated/types.generated.ts'
import { outlinedModel } from '../read-model.ts'

const union = (id: string) => ({ __typename: 'UnionOrganization' as const, id })

export const MobilizationModel: MobilizationModelResolvers = {
  unit: ({ unitId }) => union(unitId),
  partner: ({ partnerId }) => (partnerId === null ? null : union(partnerId)),
  launchedBy: ({ launchedBy }) => union(launchedBy),
  recognizedAt: async ({ launchedBy, recognizedOn }, _, ctx) =>
    recognizedOn === null
      ? null
      : ((await ctx.loaders.organization.load(launchedBy))?.level ?? null),
  decisionNo: ({ decision }) => decision?.no ?? null,
  reports: ({ inside, reports }) => (inside ? reports : null),
  steps: ({ inside, steps }) => (inside ? steps : null),
  replicaOf: async ({ replicaOf }, _, ctx) =>
    replicaOf === null ? null : await outlinedModel(ctx, replicaOf),
  originalEnded: async ({ replicaOf }, _, ctx) =>
    replicaOf !== null && (await ctx.loaders.model.load(replicaOf))?.state === 'WITHDRAWN',
  replicas: async ({ id }, _, ctx) => {
    const replicas = await ctx.loaders.replicas.load(id)
    const seen = await Promise.all(
      replicas.map(async (replica) => await outlinedModel(ctx, replica.id)),
    )
    return seen.filter((one) => one !== null)
  },
}
