import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { placeOnList } from '../roster/stand.ts'
import { dueSince } from './feedback.ts'
import { keepsOrgans, standAt } from './liaison.ts'
import type { PartyOrgan } from './organ.ts'

/**
 * Whom a union may address: the open organs at its place or above it.
 * @throws NotSignedIn, NotFound (no such union, or neither on its list nor the province's officer)
 */
export async function listOrgans(ctx: Context, unionId: string): Promise<PartyOrgan[]> {
  const { lang } = requireSignedIn(ctx.viewer)
  const union = await ctx.loaders.organization.load(unionId)
  if (union && (await keepsOrgans(ctx))) return await ctx.stores.organ.all()
  if (!union || !(await placeOnList(ctx, unionId))) throw new NotFound(lang)
  return await ctx.stores.organ.openAt(union.path.split('/').filter(Boolean))
}

/** The organs the viewer acts for today; none for somebody who holds a union office, too. */
export async function listMyOrgans(ctx: Context): Promise<PartyOrgan[]> {
  const viewer = requireSignedIn(ctx.viewer)
  const named = await ctx.stores.organ.ofLiaison(viewer.id)
  const stands = await Promise.all(named.map(async (organ) => await standAt(ctx, organ)))
  return named.filter((_, n) => stands[n] === 'LIAISON')
}

/** How many referrals wait for a word of the organ: not received, or silent for six months. */
export async function countWaiting(ctx: Context, organId: string): Promise<number> {
  const today = ctx.clock.today()
  const all = await ctx.stores.referral.addressedTo(organId, true)
  return all.filter((one) => one.state === 'SENT' || dueSince(one, today) !== null).length
}
