import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { isChair, LONGEST_LIST } from '../roster/referral-list.ts'
import { placeOnList } from '../roster/stand.ts'
import { readDesk, type Desk } from './read-invitation.ts'

export type ListChosen =
  | { kind: 'chosen'; desk: Desk }
  | { kind: 'refused'; rule: 'NOT_YOUR_ROLE' }
  | { kind: 'invalid'; rule: 'LIST_TOO_LONG' | 'NOT_AN_OFFICER' }

/** The chair names who handles referrals beside the chair: officers of the unit, four at most. */
export async function chooseList(
  ctx: Context,
  { union, officers }: { union: string; officers: readonly string[] },
): Promise<ListChosen> {
  const viewer = requireSignedIn(ctx.viewer)
  const place = await placeOnList(ctx, union)
  if (!place || !isChair(place)) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const named = [...new Set(officers)]
  if (named.length >= LONGEST_LIST) return { kind: 'invalid', rule: 'LIST_TOO_LONG' }
  const posts = await ctx.stores.projection.postsIn(union, ctx.clock.today())
  if (!named.every((id) => posts.some((post) => post.id === id)))
    return { kind: 'invalid', rule: 'NOT_AN_OFFICER' }
  await ctx.audit.act(viewer, union, 'CHOOSE_REFERRAL_LIST')
  await ctx.stores.desk.name(union, named)
  return { kind: 'chosen', desk: await readDesk(ctx, union) }
}
