import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listRecognitions } from '../../read-recognition.ts'

export const recognitions: NonNullable<QueryResolvers['recognitions']> = async (_, args, ctx) =>
  await listRecognitions(ctx, args)
