import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { evidenceOf } from '../../see-evidence.ts'

/** @throws NotSignedIn, NotFound (no such subject, or not for this reader) */
export const evidence: NonNullable<QueryResolvers['evidence']> = async (_, { of }, ctx) => {
  const viewer = requireSignedIn(ctx.viewer)
  const shown = await evidenceOf(ctx, viewer, of)
  if (shown === null) throw new NotFound(viewer.lang)
  return shown
}
