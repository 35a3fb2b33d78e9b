import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { tellFact } from '../fact/tell-fact.ts'

/** Tells how many campaigns a unit is registered in this year, each cascade once. */
export async function tellRegistered(
  ctx: Pick<Context, 'stores' | 'clock'>,
  session: ClientSession,
  unionId: string,
): Promise<void> {
  const year = ctx.clock.today().slice(0, 4)
  await tellFact(ctx, session, { code: 'CAMPAIGN_REGISTERED', unionId }, async () => ({
    numerator: await ctx.stores.participation.countTold(unionId, year, session),
    denominator: 1,
  }))
}
