import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const reportModelProgress: NonNullable<MutationResolvers['reportModelProgress']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.reportModelProgress resolver logic here */
}
