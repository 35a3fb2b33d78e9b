import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { listOf, placeOnList, unitOf } from '../roster/stand.ts'
import type { Invitation, SentInvitation } from './invitation-store.ts'

/** What waits for the viewer's answer; one from a unit the viewer has left counts as expired. */
export async function myInvitation(
  ctx: Pick<Context, 'viewer' | 'stores' | 'clock'>,
): Promise<Invitation | null> {
  const { id } = requireSignedIn(ctx.viewer)
  const [waiting, unit] = await Promise.all([
    ctx.stores.invitation.waitingFor(id, ctx.clock.today()),
    unitOf(ctx, id),
  ])
  return waiting?.unionId === unit ? waiting : null
}

export type Desk = { unionId: string; officers: string[]; invitations: SentInvitation[] }

/**
 * A unit's list and what it sent.
 * @throws NotSignedIn, NotFound (no such unit, or not on its list)
 */
export async function readDesk(ctx: Context, unionId: string): Promise<Desk> {
  const viewer = requireSignedIn(ctx.viewer)
  if (!(await placeOnList(ctx, unionId))) throw new NotFound(viewer.lang)
  const [posts, invitations] = await Promise.all([
    listOf(ctx, unionId),
    ctx.stores.invitation.sentBy(unionId, ctx.clock.today()),
  ])
  return { unionId, officers: posts.map(({ id }) => id), invitations }
}
