import type { MutationResolvers } from './../../../generated/types.generated.ts'
export const consentToRecognition: NonNullable<MutationResolvers['consentToRecognition']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Mutation.consentToRecognition resolver logic here */
}
