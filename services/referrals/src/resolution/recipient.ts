import type { Context } from '../context.ts'

/** Whether a Party organ with this id receives referrals today. */
export async function isOrgan(_ctx: Context, organId: string): Promise<boolean> {
  return /^[A-Z0-9-]{2,40}$/.test(organId)
}
