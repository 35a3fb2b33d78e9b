import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { findReferral, keepReads } from '../referral/read-referral.ts'
import { refusalOf, type MoveRule } from '../referral/referral.ts'
import { tidied, wrongName, type FormNames, type NameField } from './resolution-form.ts'

export type FormFilled =
  | { kind: 'filled'; names: FormNames }
  | { kind: 'refused'; rule: MoveRule | 'RESOLUTION_SIGNED' }
  | { kind: 'invalid'; field: NameField }

/**
 * Keeps what is to be printed. Whoever may draft the resolution may fill it in until it is signed; one that was signed
 * with nothing typed is filled once, so that it can be printed at all.
 * @throws NotSignedIn, NotFound
 */
export async function fillForm(ctx: Context, id: string, typed: FormNames): Promise<FormFilled> {
  const viewer = requireSignedIn(ctx.viewer)
  const found = await findReferral(ctx, viewer, id)
  const { referral, relation } = found
  const isLate = referral.state === 'RESOLVED' || referral.state === 'SENT'
  const asDraft = isLate ? { ...referral, state: 'VOTED' as const } : referral
  const rule = refusalOf(asDraft, 'DRAFT_RESOLUTION', { id: viewer.id, relation })
  if (rule !== null) return { kind: 'refused', rule }
  if (isLate && (await ctx.loaders.form.load(id)))
    return { kind: 'refused', rule: 'RESOLUTION_SIGNED' }
  const names = tidied(typed)
  const field = wrongName(names, ctx.clock.today())
  if (field) return { kind: 'invalid', field }
  await ctx.audit.act(viewer, id, 'FILL_FORM')
  await ctx.stores.form.put(id, names)
  await keepReads(ctx, viewer, [found], 'FORM')
  return { kind: 'filled', names }
}

/**
 * What was typed, for whoever may read the referral; the read is kept.
 * @throws NotSignedIn, NotFound
 */
export async function readForm(ctx: Context, id: string): Promise<FormNames | null> {
  const viewer = requireSignedIn(ctx.viewer)
  const found = await findReferral(ctx, viewer, id)
  await keepReads(ctx, viewer, [found], 'FORM')
  return (await ctx.loaders.form.load(id))?.names ?? null
}
