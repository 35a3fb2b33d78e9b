import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { tellFact } from '../fact/tell-fact.ts'
import type { Initiative, InitiativeMove } from './initiative.ts'
import { programmesOf } from './programme.ts'

/** The moves after which a union has more or fewer counted initiatives. */
const COUNTING: readonly InitiativeMove[] = ['COUNT', 'REVOKE']

/**
 * Tells what a counted or revoked initiative changes, in the transaction of the move: INITIATIVE_COUNTED, the initiatives
 * of the lead author's union counted this year and still standing, and T6, whether the union has one for a programme whose
 * phase touches this year (domain.md 6, D-4). A revoke lowers both.
 */
export async function tellInitiatives(
  ctx: Context,
  session: ClientSession,
  { unionId }: Initiative,
  move: InitiativeMove,
): Promise<void> {
  if (!COUNTING.includes(move)) return
  const { initiative } = ctx.stores
  const year = Number(ctx.clock.today().slice(0, 4))
  await tellFact(ctx, session, { code: 'INITIATIVE_COUNTED', unionId }, async (inSession) => ({
    numerator: await initiative.countStanding(unionId, year, inSession),
    denominator: 1,
  }))
  const programmes = programmesOf(year).map(({ id }) => id)
  await tellFact(ctx, session, { code: 'T6', unionId }, async (inSession) => ({
    numerator: (await initiative.hasStanding(unionId, programmes, inSession)) ? 1 : 0,
    denominator: 1,
  }))
}
