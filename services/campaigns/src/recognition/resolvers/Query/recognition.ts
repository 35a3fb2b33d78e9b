import type { QueryResolvers } from './../../../generated/types.generated.ts'
export const recognition: NonNullable<QueryResolvers['recognition']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Query.recognition resolver logic here */
}
