import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { RecognitionOutcome } from './outcome.ts'
import { recognitionMover, seenRecognition, subjectStands } from './read-recognition.ts'
import {
  RECOGNITION_MOVES,
  recognitionRefusal,
  type Recognition,
  type RecognitionMove,
} from './recognition.ts'

export type AskedRecognitionMove = {
  move: RecognitionMove
  version: number
  reason: string | null
  decisionNo: string | null
}

/** One move of an award. @throws NotFound */
export async function moveRecognition(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
  { move, version, reason, decisionNo }: AskedRecognitionMove,
): Promise<RecognitionOutcome> {
  const recognition = await recognitionFor(ctx, viewer, id)
  const unit = await ctx.loaders.organization.load(recognition.unitId)
  const mover = recognitionMover(viewer, unit)
  const stands = await subjectStands(ctx, recognition)
  const rule = recognitionRefusal(recognition, move, mover, stands)
  if (rule !== null) return { kind: 'refused', rule }
  if (recognition.version !== version) return await lost(ctx, recognition)
  const said = reason?.trim() ?? ''
  const needsReason = move === 'REVOKE' || move === 'REFUSE'
  if (needsReason && (said.length < 5 || said.length > 500))
    return { kind: 'invalid', problem: { field: 'reason', rule: 'REASON_NEEDED' } }
  const no = decisionNo?.trim() ?? ''
  if (move === 'APPROVE' && (no === '' || no.length > 100))
    return { kind: 'invalid', problem: { field: 'decisionNo', rule: 'DECISION_NEEDED' } }
  await ctx.audit.act(viewer, id, move)
  const on = ctx.clock.today()
  const state = RECOGNITION_MOVES[move].to
  const step = { move, state, on, by: viewer.id, reason: needsReason ? said : null }
  const next = await ctx.stores.recognition.advance(recognition, {
    state,
    steps: [...recognition.steps, step],
    ...(move === 'APPROVE' ? { decisionNo: no } : {}),
    ...(move === 'PUBLISH' ? { publishedOn: on } : {}),
  })
  return next ? { kind: 'changed', recognition: next } : await lost(ctx, recognition)
}

/** `version` is the one that was read; null for taking back, which needs none. */
export type WantedConsent = {
  name: boolean
  picture: boolean
  pictureId: string | null
  version: number | null
}

/**
 * The person gives or takes back the consent to the own name and picture; it counts at once. Taking back needs no version,
 * so that nothing can be in its way; giving does, or a consent that comes late would show again what was taken back. @throws NotFound
 */
export async function consentToRecognition(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
  wanted: WantedConsent,
): Promise<RecognitionOutcome> {
  const { name, picture, pictureId, version } = wanted
  const recognition = await recognitionFor(ctx, viewer, id)
  if (recognition.memberId !== viewer.id) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const shown = picture ? (pictureId ?? recognition.pictureId) : null
  const gives = showsMore(recognition, { name, picture, shown })
  if (gives && version !== recognition.version)
    return { kind: 'conflict', currentVersion: recognition.version }
  if (shown !== null && !(await isOwnPicture(ctx, id, shown)))
    return { kind: 'invalid', problem: { field: 'pictureEvidence', rule: 'PICTURE_UNKNOWN' } }
  await ctx.audit.act(viewer, id, 'CONSENT')
  // Whatever is still shown afterwards must be shown now: only taking back all of it holds in any case.
  const over = name || picture ? recognition.version : null
  const next = await ctx.stores.recognition.consent(recognition, { name, picture }, shown, over)
  if (next) return { kind: 'changed', recognition: next }
  return gives ? await lost(ctx, recognition) : await consentToRecognition(ctx, viewer, id, wanted)
}

function showsMore(
  { consent, pictureId }: Recognition,
  { name, picture, shown }: { name: boolean; picture: boolean; shown: string | null },
): boolean {
  return (
    (name && !consent.name) || (picture && !consent.picture) || (picture && shown !== pictureId)
  )
}

/** A piece of evidence the person has put to this award. */
async function isOwnPicture(ctx: Context, id: string, pictureId: string): Promise<boolean> {
  const pieces = await ctx.stores.evidence.of('RECOGNITION', id)
  return pieces.some((piece) => piece.id === pictureId)
}

async function recognitionFor(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<Recognition> {
  const recognition = await ctx.stores.recognition.byId(id)
  if (!recognition || !(await seenRecognition(ctx, viewer, recognition)))
    throw new NotFound(viewer.lang)
  return recognition
}

async function lost(
  ctx: Context,
  { id, version }: Recognition,
): Promise<Extract<RecognitionOutcome, { kind: 'conflict' }>> {
  const now = await ctx.stores.recognition.byId(id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}
