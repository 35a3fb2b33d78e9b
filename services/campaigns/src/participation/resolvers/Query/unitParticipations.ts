import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { pageOfSubject } from '../../list-participations.ts'
import { mayReadUnit } from '../../unit-rights.ts'

/** Audited: it names who reported. @throws NotSignedIn, NotFound (no such unit, or not in this person's scope) */
export const unitParticipations: NonNullable<QueryResolvers['unitParticipations']> = async (
  _,
  { unit: id, first, after },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(id)
  if (!unit || !mayReadUnit(viewer, unit)) throw new NotFound(viewer.lang)
  await ctx.audit.read(viewer, unit.id, ['participations'], 'campaign follow-up')
  return await pageOfSubject(ctx, unit.id, { first, after })
}
