import type { QueryResolvers } from './../../../generated/types.generated.ts'
export const myRecognitions: NonNullable<QueryResolvers['myRecognitions']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Query.myRecognitions resolver logic here */
}
