import type { QueryResolvers } from './../../../generated/types.generated.ts'
export const mobilizationModel: NonNullable<QueryResolvers['mobilizationModel']> = async (
  _parent,
  _arg,
  _ctx,
) => {
  /* Implement Query.mobilizationModel resolver logic here */
}
