import { dayOf } from '@tinnhiem/kit/clock'
import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction } from '@tinnhiem/kit/mongo'
import { requireAnalyst } from '../analyst.ts'
import type { Context } from '../context.ts'
import type { AccessToken } from './token.ts'

/**
 * Ends one's own token: membership refuses it from now on, and no gateway remembers it for longer than a minute.
 * @throws NotSignedIn, NotAllowed, NotFound (unknown, or somebody else's: the same answer)
 */
export async function revokeToken(ctx: Context, id: string): Promise<AccessToken> {
  const viewer = requireAnalyst(ctx.viewer)
  const today = dayOf(new Date())
  return await inTransaction(ctx.stores.connection, async (session) => {
    const revoked = await ctx.stores.token.revoke(id, viewer.id, today, session)
    if (!revoked) throw new NotFound(viewer.lang)
    if (revoked.changed) await ctx.audit.act(viewer, `token:${id}`, 'REVOKE_TOKEN', session)
    return revoked.token
  })
}
