import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { findReferral, keepReads } from './read-referral.ts'
import { refusalOf, type Move, type MoveRule, type Referral } from './referral.ts'
import { saveReferral } from './save-referral.ts'
import type { ReferralMapper } from './schema.mappers.ts'

/** What became of an asked move. `E`: what only this move may also answer. */
export type Moved<E = never> =
  | { kind: 'moved'; moved: ReferralMapper }
  | { kind: 'refused'; rule: MoveRule }
  | { kind: 'conflict'; currentVersion: number }
  | E

export type AskedMove = { id: string; version: number; move: Move }

/**
 * One move of a referral: who may (right, state, guard), the version, a line of audit, then the change. `change` may answer something else instead, and nothing is stored.
 * @throws NotSignedIn, NotFound
 */
export async function moveReferral<E extends { kind: 'invalid' | 'no-quorum' } = never>(
  ctx: Context,
  { id, version, move }: AskedMove,
  change: (referral: Referral, viewer: SignedInViewer) => Promise<Referral | E> | Referral | E,
): Promise<Moved<E>> {
  const viewer = requireSignedIn(ctx.viewer)
  const { referral, relation } = await findReferral(ctx, viewer, id)
  const rule = refusalOf(referral, move, { id: viewer.id, relation })
  if (rule !== null) return { kind: 'refused', rule }
  if (referral.version !== version) return { kind: 'conflict', currentVersion: referral.version }
  const next = await change(referral, viewer)
  if ('kind' in next) return next
  // a line with the own id beside the own case would name the person
  if (relation !== 'SELF') await ctx.audit.act(viewer, id, move)
  const saved = await saveReferral(ctx.stores, referral, next)
  if (!saved) {
    const now = await ctx.stores.referral.byId(id)
    return { kind: 'conflict', currentVersion: now?.version ?? version }
  }
  const moved = { referral: saved, relation }
  await keepReads(ctx, viewer, [moved], move)
  return { kind: 'moved', moved }
}
