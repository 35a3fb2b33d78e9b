import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const proposeRecognition: NonNullable<MutationResolvers['proposeRecognition']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.proposeRecognition resolver logic here */
}
