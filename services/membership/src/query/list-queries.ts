import { requireAnalyst } from '../analyst.ts'
import type { Context } from '../context.ts'
import type { SavedQuery } from './saved-query.ts'

/**
 * The caller's own by title, then those other analysts share, the latest first.
 * @throws NotSignedIn, NotAllowed
 */
export async function listQueries(ctx: Context): Promise<SavedQuery[]> {
  const viewer = requireAnalyst(ctx.viewer)
  const [own, shared] = await Promise.all([
    ctx.stores.query.ofMember(viewer.id),
    ctx.stores.query.sharedWith(viewer.id),
  ])
  return [...own, ...shared]
}
