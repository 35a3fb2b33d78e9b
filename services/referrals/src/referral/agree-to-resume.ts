import type { Context } from '../context.ts'
import { moveReferral, type Moved } from './move-referral.ts'
import { agreed } from './suspend.ts'

/** After a transfer the person, or the new unit's list, agrees to go on; the new unit hears of it after the person. */
export async function agreeToResume(
  ctx: Context,
  asked: { id: string; version: number },
): Promise<Moved> {
  const today = ctx.clock.today()
  return await moveReferral<never>(ctx, { ...asked, move: 'AGREE' }, (referral, { id }) =>
    agreed(referral, id === referral.file.memberId ? 'memberAgrees' : 'unitAgrees', today),
  )
}
