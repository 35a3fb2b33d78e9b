import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readRecognition } from '../../read-recognition.ts'

export const recognition: NonNullable<QueryResolvers['recognition']> = async (_, { id }, ctx) =>
  await readRecognition(ctx, id)
