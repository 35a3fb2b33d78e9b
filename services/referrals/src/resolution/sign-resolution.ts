import type { Context } from '../context.ts'
import { moveReferral, type Moved } from '../referral/move-referral.ts'
import { stepped } from '../referral/referral.ts'

type Asked = { id: string; version: number }

/** VOTED to RESOLVED: signed by another person than its author; nothing changes it afterwards (REF-4). */
export async function signResolution(ctx: Context, asked: Asked): Promise<Moved> {
  const signedOn = ctx.clock.today()
  return await moveReferral<never>(
    ctx,
    { ...asked, move: 'SIGN' },
    async (referral, { id: signerId }) => {
      const { resolution } = referral.file
      const organ = resolution && (await ctx.loaders.organ.load(resolution.organId))
      const signedFor = organ?.name.vi ?? null
      const signed = resolution && { ...resolution, signerId, signedOn, signedFor }
      return stepped(referral, 'RESOLVED', signedOn, { resolution: signed })
    },
  )
}

/** RESOLVED to SENT: from now on it counts for T7 of its unit and this year, whatever comes (REF-5, REF-8). */
export async function sendReferral(ctx: Context, asked: Asked): Promise<Moved> {
  const sentOn = ctx.clock.today()
  return await moveReferral<never>(ctx, { ...asked, move: 'SEND' }, (referral) => {
    const { resolution } = referral.file
    const sent = { unionId: referral.unionId, year: Number(sentOn.slice(0, 4)) }
    const gone = resolution && { ...resolution, sentOn }
    return { ...stepped(referral, 'SENT', sentOn, { resolution: gone }), sent }
  })
}
