import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { appealsFor } from '../../read-fund.ts'

export const fundAppeals: NonNullable<QueryResolvers['fundAppeals']> = async (_, { year }, ctx) =>
  await appealsFor(ctx, requireSignedIn(ctx.viewer), year)
