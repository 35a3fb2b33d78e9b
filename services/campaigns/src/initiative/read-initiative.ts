import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { relationOf, seesNames, visible, type VisibleInitiative } from './audience.ts'
import { editRefusal, movesFor, type Initiative } from './initiative.ts'
import { moverOf } from './mover.ts'

/** An initiative cut down for this reader; null = it does not exist for them. Whoever shows names audits first. */
export async function seen(
  ctx: Context,
  viewer: SignedInViewer,
  initiative: Initiative,
): Promise<VisibleInitiative | null> {
  const mover = await moverOf(ctx, viewer, initiative)
  const relation = relationOf(initiative, mover)
  if (relation === null) return null
  const moves = movesFor(initiative, mover)
  const editable = editRefusal(initiative, mover) === null
  const consented = !seesNames(relation) && (await allConsented(ctx, initiative))
  return visible(initiative, relation, { moves, editable, consented })
}

/** As it is shown inside something else: never more names than the public or an author sees. */
export async function outlined(ctx: Context, id: string): Promise<VisibleInitiative | null> {
  const viewer = requireSignedIn(ctx.viewer)
  const initiative = await ctx.loaders.initiative.load(id)
  const one = initiative && (await seen(ctx, viewer, initiative))
  if (!initiative || !one || one.relation === 'AUTHOR') return one
  const consented = await allConsented(ctx, initiative)
  return visible(initiative, 'PUBLIC', { moves: [], editable: false, consented })
}

/** @throws NotSignedIn, NotFound (no such initiative, or not for this reader) */
export async function readInitiative(ctx: Context, id: string): Promise<VisibleInitiative> {
  const viewer = requireSignedIn(ctx.viewer)
  const initiative = await ctx.stores.initiative.byId(id)
  const one = initiative && (await seen(ctx, viewer, initiative))
  if (!one) throw new NotFound(viewer.lang)
  if (showsOthersNames(one)) await ctx.audit.read(viewer, id, ['authors'], 'initiative')
  return one
}

/** Names of people held by others: such a read is written down before it is answered (I-16). */
export function showsOthersNames({ relation, authors }: VisibleInitiative): boolean {
  return authors !== null && relation !== 'AUTHOR' && seesNames(relation)
}

async function allConsented(ctx: Context, { id, authors, state }: Initiative): Promise<boolean> {
  if (state !== 'COUNTED' && state !== 'REPLICATED') return false
  const named = await ctx.loaders.namedAuthors.load(id)
  return authors.every(({ memberId }) =>
    named.some((one) => one.memberId === memberId && memberId !== null),
  )
}
