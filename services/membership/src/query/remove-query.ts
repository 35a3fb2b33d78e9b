import { NotFound } from '@tinnhiem/kit/errors'
import { requireAnalyst } from '../analyst.ts'
import type { Context } from '../context.ts'

/**
 * Removes one of the caller's own.
 * @throws NotSignedIn, NotAllowed, NotFound (unknown, or somebody else's: the same answer)
 */
export async function removeQuery(ctx: Context, id: string): Promise<void> {
  const viewer = requireAnalyst(ctx.viewer)
  if (!(await ctx.stores.query.remove(id, viewer.id))) throw new NotFound(viewer.lang)
}
