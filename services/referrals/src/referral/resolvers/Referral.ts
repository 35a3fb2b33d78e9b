import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { ReferralResolvers } from '../../generated/types.generated.ts'
import { keepReads } from '../read-referral.ts'
import { movesFor } from '../referral.ts'
import { relationTo } from '../relation.ts'

/** An opened referral. The old unit does not learn where the person went; the own opinion of an officer on it is nowhere. */
export const Referral: ReferralResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    const referral = await ctx.loaders.referral.load(id)
    const relation = referral && (await relationTo(ctx, referral))
    if (!referral || !relation || relation === 'LIAISON') return null
    await keepReads(ctx, requireSignedIn(ctx.viewer), [{ referral, relation }], 'LINK')
    return { referral, relation }
  },
  id: ({ referral }) => referral.id,
  union: ({ referral }) => ({ __typename: 'UnionOrganization', id: referral.unionId }),
  member: ({ referral }) => ({ __typename: 'Member', id: referral.file.memberId }),
  state: ({ referral }) => referral.state,
  version: ({ referral }) => referral.version,
  origin: ({ referral }) => referral.file.origin,
  consent: ({ referral }) => referral.file.consent,
  eligibility: ({ referral }) => referral.file.eligibility,
  opinion: ({ referral }) => referral.file.opinion,
  vote: ({ referral }) => referral.file.vote,
  resolution: ({ referral }) => referral.file.resolution,
  suspension: ({ referral: { file }, relation }) =>
    file.suspension && relation !== 'SELF' && relation !== 'NEW_LIST'
      ? { ...file.suspension, newUnionId: null }
      : file.suspension,
  steps: ({ referral }) => referral.file.steps,
  moves: ({ referral, relation }, _, ctx) =>
    movesFor(referral, { id: requireSignedIn(ctx.viewer).id, relation }),
  reads: async ({ referral, relation }, _, { stores }) =>
    relation === 'SELF' ? await stores.read.of(referral.id) : null,
}
