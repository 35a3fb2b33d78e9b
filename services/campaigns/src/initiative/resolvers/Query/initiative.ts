import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readInitiative } from '../../read-initiative.ts'

export const initiative: NonNullable<QueryResolvers['initiative']> = async (_, { id }, ctx) =>
  await readInitiative(ctx, id)
