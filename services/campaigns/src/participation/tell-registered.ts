import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { factDay, yearOf } from '../fact/fact-day.ts'
import { tellFact } from '../fact/tell-fact.ts'
import type { Participation } from './participation.ts'

/** Tells how many campaigns a unit registered in within the year of `day` and stayed in, each cascade once. */
export async function tellRegistered(
  ctx: Pick<Context, 'stores' | 'clock'>,
  session: ClientSession,
  { subjectId: unionId, registeredOn: day }: Pick<Participation, 'subjectId' | 'registeredOn'>,
): Promise<void> {
  const asOf = factDay(ctx.clock, yearOf(day))
  await tellFact(ctx, session, { code: 'CAMPAIGN_REGISTERED', unionId, asOf }, async () => ({
    numerator: await ctx.stores.participation.countTold(unionId, day.slice(0, 4), session),
    denominator: 1,
  }))
}
