import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const agreeToModel: NonNullable<MutationResolvers['agreeToModel']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.agreeToModel resolver logic here */
}
