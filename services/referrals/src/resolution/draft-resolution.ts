import type { Context } from '../context.ts'
import { isAddressable } from '../organ/liaison.ts'
import { moveReferral, type Moved } from '../referral/move-referral.ts'
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
  const asked = { id, version, move: 'DRAFT_RESOLUTION' } as const
  return await moveReferral<Invalid>(ctx, asked, async (referral, viewer) => {
    const known = await isAddressable(ctx, resolution.organId, referral.unionId)
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
