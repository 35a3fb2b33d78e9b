import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { removeQuery } from '../../remove-query.ts'

export const removeSavedQuery: NonNullable<MutationResolvers['removeSavedQuery']> = async (
  _,
  { id },
  ctx,
) => {
  await removeQuery(ctx, id)
  return { id }
}
