import { dayOf } from '@tinnhiem/kit/clock'
import { requireAnalyst } from '../analyst.ts'
import type { Context } from '../context.ts'
import { isLive, type AccessToken } from './token.ts'

/**
 * The caller's own tokens, live ones first, each group newest first.
 * @throws NotSignedIn, NotAllowed
 */
export async function listTokens(ctx: Context): Promise<AccessToken[]> {
  const viewer = requireAnalyst(ctx.viewer)
  const today = dayOf(new Date())
  const tokens = await ctx.stores.token.ofMember(viewer.id)
  const live = tokens.filter((token) => isLive(token, today))
  return [...live, ...tokens.filter((token) => !live.includes(token))]
}
