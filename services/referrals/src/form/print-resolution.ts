import type { Context } from '../context.ts'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import { findReferral, keepReads } from '../referral/read-referral.ts'
import { drawResolution } from './draw-resolution.ts'
import { fileName } from './resolution-form.ts'

export type Printed = { kind: 'printed'; pdf: Buffer; fileName: string } | { kind: 'not-yet' }

/**
 * The resolution as a file, for whoever may read the referral; the read is kept (purpose PRINT) before anything is drawn.
 * `not-yet` without a draft, or with nothing typed to be printed.
 * @throws NotSignedIn, NotFound (unknown and out of scope look the same)
 */
export async function printResolution(ctx: Context, id: string): Promise<Printed> {
  const viewer = requireSignedIn(ctx.viewer)
  const found = await findReferral(ctx, viewer, id)
  await keepReads(ctx, viewer, [found], 'PRINT')
  const { resolution, vote } = found.referral.file
  const filled = await ctx.loaders.form.load(id)
  const organ = resolution && (await ctx.loaders.organ.load(resolution.organId))
  if (!resolution || !vote || !filled || !organ) return { kind: 'not-yet' }
  const { number, on, signedOn, signedFor } = resolution
  const pdf = await drawResolution({
    names: filled.names,
    number,
    on,
    vote,
    body: vote.body,
    recipient: signedFor ?? organ.name.vi,
    isSigned: signedOn !== null,
  })
  return { kind: 'printed', pdf, fileName: fileName(number) }
}
