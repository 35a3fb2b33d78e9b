import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const registerModel: NonNullable<MutationResolvers['registerModel']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.registerModel resolver logic here */
}
