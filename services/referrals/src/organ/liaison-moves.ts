import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { moveReferral, type Moved } from '../referral/move-referral.ts'
import { stepped } from '../referral/referral.ts'
import { isDayOf, markOf, MOVE_OF, type FeedbackKind } from './feedback.ts'
import { isAddressable, standTo } from './liaison.ts'

type Asked = { id: string; version: number }
type Held = { kind: 'holds-office' }
type Invalid<F extends string, R extends string> = { kind: 'invalid'; field: F; rule: R }

export type Received = Moved | Held
export type FeedbackRecorded = Moved<Invalid<'on', 'FEEDBACK_DAY'>> | Held
export type Readdressed = Moved<Invalid<'organ', 'ORGAN_UNKNOWN' | 'ORGAN_STILL_OPEN'>>

/** SENT to RECEIVED, stamped with today (REF-5). */
export async function receiveReferral(ctx: Context, asked: Asked): Promise<Received> {
  if (await isHeldBack(ctx, asked.id)) return { kind: 'holds-office' }
  const today = ctx.clock.today()
  return await moveReferral<never>(ctx, { ...asked, move: 'RECEIVE' }, (referral) =>
    stepped(referral, 'RECEIVED', today),
  )
}

/** The next step at the organ and its day; there is nowhere to write a reason (REF-6). */
export async function recordFeedback(
  ctx: Context,
  { kind, on, ...asked }: Asked & { kind: FeedbackKind; on: string },
): Promise<FeedbackRecorded> {
  if (await isHeldBack(ctx, asked.id)) return { kind: 'holds-office' }
  const today = ctx.clock.today()
  const move = MOVE_OF[kind]
  return await moveReferral<Invalid<'on', 'FEEDBACK_DAY'>>(ctx, { ...asked, move }, (referral) => {
    if (!isDayOf(kind, on, referral, today))
      return { kind: 'invalid', field: 'on', rule: 'FEEDBACK_DAY' }
    return stepped(referral, kind, today, {
      feedback: [...referral.file.feedback, markOf(kind, on)],
    })
  })
}

/** The organ is dissolved: the unit addresses another one. It is SENT again, and counts once (REF-6). */
export async function readdressReferral(
  ctx: Context,
  { organId, ...asked }: Asked & { organId: string },
): Promise<Readdressed> {
  const today = ctx.clock.today()
  type Wrong = Invalid<'organ', 'ORGAN_UNKNOWN' | 'ORGAN_STILL_OPEN'>
  return await moveReferral<Wrong>(ctx, { ...asked, move: 'READDRESS' }, async (referral) => {
    const { resolution } = referral.file
    const old = resolution && (await ctx.loaders.organ.load(resolution.organId))
    if (!resolution || old?.isOpen)
      return { kind: 'invalid', field: 'organ', rule: 'ORGAN_STILL_OPEN' }
    if (!(await isAddressable(ctx, organId, referral.unionId)))
      return { kind: 'invalid', field: 'organ', rule: 'ORGAN_UNKNOWN' }
    return stepped(referral, 'SENT', today, {
      resolution: { ...resolution, organId, sentOn: today },
    })
  })
}

async function isHeldBack(ctx: Context, id: string): Promise<boolean> {
  requireSignedIn(ctx.viewer)
  const referral = await ctx.loaders.referral.load(id)
  return referral !== null && (await standTo(ctx, referral)) === 'HOLDS_OFFICE'
}
