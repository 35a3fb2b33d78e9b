import type { Context } from '../context.ts'
import { moveReferral, type Moved } from './move-referral.ts'

type NoUpper = { kind: 'no-upper' }

/** Asks the upper unit; until it has answered, nothing is signed (REF-4). */
export async function askOpinion(
  ctx: Context,
  asked: { id: string; version: number },
): Promise<Moved | NoUpper> {
  const referral = await ctx.loaders.referral.load(asked.id)
  const union = referral && (await ctx.loaders.organization.load(referral.unionId))
  const upper = union?.parentId ? await ctx.loaders.organization.load(union.parentId) : null
  const today = ctx.clock.today()
  const upperId = upper?.level === 'DIRECT_UPPER' ? upper.id : null
  const move = 'ASK_OPINION' as const
  const outcome = await moveReferral<NoUpperInside>(ctx, { ...asked, move }, (before) => {
    if (upperId === null) return { kind: 'invalid' }
    const opinion = { upperId, askedOn: today, givenOn: null, agrees: null }
    return { ...before, file: { ...before.file, opinion } }
  })
  return outcome.kind === 'invalid' ? { kind: 'no-upper' } : outcome
}

type NoUpperInside = { kind: 'invalid' }

/** The upper unit agrees or not; its officers do not see the referral any more afterwards. */
export async function giveOpinion(
  ctx: Context,
  { agrees, ...asked }: { id: string; version: number; agrees: boolean },
): Promise<Moved> {
  const givenOn = ctx.clock.today()
  return await moveReferral<never>(ctx, { ...asked, move: 'GIVE_OPINION' }, (before) => {
    const { opinion } = before.file
    if (!opinion) return before
    return { ...before, file: { ...before.file, opinion: { ...opinion, givenOn, agrees } } }
  })
}
