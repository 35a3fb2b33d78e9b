import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { pageOfSubject } from '../../list-participations.ts'

/** @throws NotSignedIn */
export const myParticipations: NonNullable<QueryResolvers['myParticipations']> = async (
  _,
  { first, after },
  ctx,
) => await pageOfSubject(ctx, requireSignedIn(ctx.viewer).id, { first, after })
