import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { calendarFor } from '../../read-calendar.ts'

/** @throws NotSignedIn, Invalid */
export const calendar: NonNullable<QueryResolvers['calendar']> = async (_, { from, to }, ctx) =>
  await calendarFor(ctx, requireSignedIn(ctx.viewer), from, to)
