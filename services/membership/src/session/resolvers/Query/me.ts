import type { QueryResolvers } from '../../../generated/types.generated.ts'

export const me: NonNullable<QueryResolvers['me']> = async (_, __, ctx) =>
  ctx.viewer.id === null ? null : { memberId: ctx.viewer.id }
