import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const moveModel: NonNullable<MutationResolvers['moveModel']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.moveModel resolver logic here */
}
