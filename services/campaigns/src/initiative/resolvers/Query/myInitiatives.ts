import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { myInitiatives as read } from '../../list-initiatives.ts'

export const myInitiatives: NonNullable<QueryResolvers['myInitiatives']> = async (_, _args, ctx) =>
  await read(ctx)
