import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { myRecognitions as read } from '../../read-recognition.ts'

export const myRecognitions: NonNullable<QueryResolvers['myRecognitions']> = async (
  _,
  _args,
  ctx,
) => await read(ctx)
