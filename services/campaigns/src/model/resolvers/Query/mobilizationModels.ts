import type { QueryResolvers } from './../../../generated/types.generated.ts'
export const mobilizationModels: NonNullable<QueryResolvers['mobilizationModels']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Query.mobilizationModels resolver logic here */
}
