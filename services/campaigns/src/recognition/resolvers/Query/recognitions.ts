import type { QueryResolvers } from './../../../generated/types.generated.ts'
export const recognitions: NonNullable<QueryResolvers['recognitions']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Query.recognitions resolver logic here */
}
