import type { Context } from '../context.ts'
import { standTo } from '../organ/liaison.ts'
import { placeOnList } from '../roster/stand.ts'
import { isClosed, type Referral, type Relation } from './referral.ts'

type Tools = Pick<Context, 'viewer' | 'stores' | 'loaders' | 'clock'>

/**
 * What the viewer is to a referral; null: for this viewer it does not exist. Deny by default: the person, officers on the
 * unit's list, the new unit's once the person wants to go on there, the upper unit's while it is asked,
 * the liaisons of the organ it was sent to (domain.md 5).
 */
export async function relationTo(ctx: Tools, referral: Referral): Promise<Relation | null> {
  const { file, state, unionId } = referral
  if (ctx.viewer.id === null) return null
  if (ctx.viewer.id === file.memberId) return 'SELF'
  if (state === 'SELF_PROPOSED') return null
  if (await placeOnList(ctx, unionId)) return 'LIST'
  const { suspension, opinion } = file
  const newUnit = suspension?.memberAgrees ? suspension.newUnionId : null
  if (newUnit !== null && (await placeOnList(ctx, newUnit))) return 'NEW_LIST'
  const asked = opinion?.givenOn === null && !isClosed(state) ? opinion.upperId : null
  if (asked !== null && (await placeOnList(ctx, asked))) return 'UPPER'
  return (await standTo(ctx, referral)) === 'LIAISON' ? 'LIAISON' : null
}
