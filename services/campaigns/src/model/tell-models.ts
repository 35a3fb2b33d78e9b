import { within } from '@tinnhiem/kit/roles'
import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { factDay, yearOf } from '../fact/fact-day.ts'
import { tellFact } from '../fact/tell-fact.ts'
import type { MobilizationModel } from './model.ts'

type Counted = Pick<MobilizationModel, 'unitIds' | 'launchedBy' | 'registeredOn' | 'recognizedOn'>

/** MODEL_RECOGNISED of each of a model's units: those recognised in its year and not revoked (domain.md 8.2). */
export async function tellRecognised(
  ctx: Context,
  session: ClientSession,
  { unitIds, recognizedOn }: Counted,
): Promise<void> {
  const year = yearOf(recognizedOn ?? ctx.clock.today())
  const asOf = factDay(ctx.clock, year)
  for (const unionId of unitIds.toSorted())
    await tellFact(
      ctx,
      session,
      { code: 'MODEL_RECOGNISED', unionId, asOf },
      async (inSession) => ({
        numerator: await ctx.stores.model.countRecognised(unionId, year, inSession),
        denominator: 1,
      }),
    )
}

/**
 * T1b of each upper union above a model's units, or of the unit itself: whether a model was registered in its year by it or
 * within it, and not withdrawn (domain.md 6, CAM-4). The one it was registered with hears of it too when a unit has moved
 * away. Units directly below the province have no upper union.
 */
export async function tellRegistered(
  ctx: Context,
  session: ClientSession,
  counted: Counted,
): Promise<void> {
  const year = yearOf(counted.registeredOn)
  const asOf = factDay(ctx.clock, year)
  for (const { id, path } of await uppersOf(ctx, counted)) {
    const below = await ctx.stores.projection.organizationsUnder(path)
    const unitIds = below.map((unit) => unit.id)
    await tellFact(ctx, session, { code: 'T1b', unionId: id, asOf }, async (inSession) => ({
      numerator: (await ctx.stores.model.hasRegistered(unitIds, year, inSession)) ? 1 : 0,
      denominator: 1,
    }))
  }
}

async function uppersOf(
  ctx: Context,
  { unitIds, launchedBy }: Pick<Counted, 'unitIds' | 'launchedBy'>,
) {
  const units = await ctx.stores.projection.organizationsById(unitIds)
  const ids = [launchedBy, ...units.flatMap(({ path }) => path.split('/').filter(Boolean))]
  const above = await ctx.stores.projection.organizationsById([...new Set(ids)].toSorted())
  return above.filter(
    (one) =>
      one.level === 'DIRECT_UPPER' &&
      (one.id === launchedBy || units.some(({ path }) => within(path, one.path))),
  )
}
