import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { factDay, yearOf } from '../fact/fact-day.ts'
import { tellFact } from '../fact/tell-fact.ts'
import type { Initiative, InitiativeMove } from './initiative.ts'
import { programmesOf } from './programme.ts'

/** The moves after which a union has more or fewer counted initiatives. */
const COUNTING: readonly InitiativeMove[] = ['COUNT', 'REVOKE']

/**
 * Tells what a counted or revoked initiative changes, in the transaction of the move: INITIATIVE_COUNTED, the initiatives
 * of the lead author's union counted in the same year and still standing, and T6, whether the union has one for a programme
 * whose phase touches the year (domain.md 6, D-4). A revoke lowers both, those of an earlier year too.
 */
export async function tellInitiatives(
  ctx: Context,
  session: ClientSession,
  { unionId, countedOn }: Initiative,
  move: InitiativeMove,
): Promise<void> {
  if (!COUNTING.includes(move)) return
  const now = yearOf(ctx.clock.today())
  const counted = countedOn === null ? now : yearOf(countedOn)
  await tellCounted(ctx, session, unionId, counted)
  for (const year of new Set([counted, now])) await tellPart(ctx, session, unionId, year)
}

async function tellCounted(ctx: Context, session: ClientSession, unionId: string, year: number) {
  const about = { code: 'INITIATIVE_COUNTED', unionId, asOf: factDay(ctx.clock, year) } as const
  await tellFact(ctx, session, about, async (inSession) => ({
    numerator: await ctx.stores.initiative.countStanding(unionId, year, inSession),
    denominator: 1,
  }))
}

/** "Takes a good part": at least one counted (D-4). */
async function tellPart(ctx: Context, session: ClientSession, unionId: string, year: number) {
  const programmes = programmesOf(year).map(({ id }) => id)
  const about = { code: 'T6', unionId, asOf: factDay(ctx.clock, year) } as const
  await tellFact(ctx, session, about, async (inSession) => ({
    numerator: (await ctx.stores.initiative.hasStanding(unionId, programmes, inSession)) ? 1 : 0,
    denominator: 1,
  }))
}
