import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { PROGRAMMES } from '../../programme.ts'

/** @throws NotSignedIn */
export const initiativeProgrammes: NonNullable<QueryResolvers['initiativeProgrammes']> = (
  _,
  _args,
  ctx,
) => {
  requireSignedIn(ctx.viewer)
  return [...PROGRAMMES]
}
