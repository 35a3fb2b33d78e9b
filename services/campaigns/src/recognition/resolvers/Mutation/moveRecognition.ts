import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const moveRecognition: NonNullable<MutationResolvers['moveRecognition']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.moveRecognition resolver logic here */
}
