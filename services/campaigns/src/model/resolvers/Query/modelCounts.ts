import type { QueryResolvers } from './../../../generated/types.generated.ts'
export const modelCounts: NonNullable<QueryResolvers['modelCounts']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Query.modelCounts resolver logic here */
}
