import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { similarInOwnUnit } from '../../similar-initiatives.ts'

/** @throws NotSignedIn */
export const similarInitiatives: NonNullable<QueryResolvers['similarInitiatives']> = async (
  _,
  { title },
  ctx,
) => await similarInOwnUnit(ctx, requireSignedIn(ctx.viewer), title.slice(0, 200))
