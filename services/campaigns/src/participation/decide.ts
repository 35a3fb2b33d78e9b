import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { decideProgress, type AskedDecision, type Decided } from './decide-progress.ts'
import { findParticipation } from './read-participation.ts'
import { deciderOf } from './unit-rights.ts'

/**
 * Finds what is to be decided on, and whether this person may.
 * @throws NotFound for an unknown registration and one this person may not know
 */
export async function decide(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
  asked: AskedDecision,
): Promise<Decided> {
  const found = await findParticipation(ctx, viewer, id)
  const unit = await ctx.loaders.organization.load(found.participation.unionId)
  if (!unit) throw new NotFound(viewer.lang)
  return await decideProgress(ctx, viewer, found, await deciderOf(ctx, viewer, unit), asked)
}
