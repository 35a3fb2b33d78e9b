import type { Context } from '../context.ts'
import { moveReferral, type Moved } from '../referral/move-referral.ts'
import { isOrgan } from './recipient.ts'
import {
  wrongIn,
  type ResolutionField,
  type ResolutionInput,
  type ResolutionRule,
} from './resolution.ts'

type Invalid = { kind: 'invalid'; field: ResolutionField; rule: ResolutionRule }

/** Writes the resolution; whoever wrote it last is its author and cannot sign it (REF-4). */
export async function draftResolution(
  ctx: Context,
  { id, version, resolution }: { id: string; version: number; resolution: ResolutionInput },
): Promise<Moved<Invalid>> {
  const today = ctx.clock.today()
  const known = await isOrgan(ctx, resolution.organId)
  const asked = { id, version, move: 'DRAFT_RESOLUTION' } as const
  return await moveReferral<Invalid>(ctx, asked, (referral, viewer) => {
    const votedOn = referral.file.vote?.on ?? today
    const wrong = wrongIn(resolution, { votedOn, today }, known)
    if (wrong) return { kind: 'invalid', ...wrong }
    const draft = {
      ...resolution,
      number: resolution.number.trim(),
      authorId: viewer.id,
      signerId: null,
      signedOn: null,
      sentOn: null,
    }
    return { ...referral, file: { ...referral.file, resolution: draft } }
  })
}
