import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { findReferral, keepReads } from '../referral/read-referral.ts'
import { refusalOf, type MoveRule } from '../referral/referral.ts'
import { saveReferral } from '../referral/save-referral.ts'
import { tidied, wrongName, type FormNames, type NameField } from './resolution-form.ts'

export type FormFilled =
  | { kind: 'filled'; names: FormNames }
  | { kind: 'refused'; rule: MoveRule | 'RESOLUTION_SIGNED' }
  | { kind: 'invalid'; field: NameField }

/** Somebody else may change the referral at the same moment: so often it is looked at again. */
const TRIES = 20

/**
 * Keeps what is to be printed, as a new version of the referral: who signs has seen it (REF-4). Whoever may draft the
 * resolution may fill it in until it is signed; one that was signed with nothing typed is filled once, by another than
 * its author, so that it can be printed at all.
 * @throws NotSignedIn, NotFound
 */
export async function fillForm(ctx: Context, id: string, typed: FormNames): Promise<FormFilled> {
  const viewer = requireSignedIn(ctx.viewer)
  for (let tries = 0; tries < TRIES; tries++) {
    const outcome = await fillOnce(ctx, viewer, { id, typed })
    if (outcome) return outcome
    ctx.loaders.referral.clear(id)
    ctx.loaders.form.clear(id)
  }
  throw new Error('a referral kept changing while its form was filled')
}

/** Null when somebody else was first. */
async function fillOnce(
  ctx: Context,
  viewer: SignedInViewer,
  { id, typed }: { id: string; typed: FormNames },
): Promise<FormFilled | null> {
  const found = await findReferral(ctx, viewer, id)
  const { referral, relation } = found
  const isLate = referral.state === 'RESOLVED' || referral.state === 'SENT'
  const asDraft = isLate ? { ...referral, state: 'VOTED' as const } : referral
  const rule = refusalOf(asDraft, 'DRAFT_RESOLUTION', { id: viewer.id, relation })
  if (rule !== null) return { kind: 'refused', rule }
  if (isLate && (await ctx.loaders.form.load(id)))
    return { kind: 'refused', rule: 'RESOLUTION_SIGNED' }
  if (isLate && referral.file.resolution?.authorId === viewer.id)
    return { kind: 'refused', rule: 'AUTHOR_NEVER_SIGNS' }
  const names = tidied(typed)
  const field = wrongName(names, ctx.clock.today())
  if (field) return { kind: 'invalid', field }
  await ctx.audit.act(viewer, id, 'FILL_FORM')
  const saved = await saveReferral(ctx.stores, referral, referral, async (session) => {
    await ctx.stores.form.put(id, names, session)
  })
  if (!saved) return null
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
