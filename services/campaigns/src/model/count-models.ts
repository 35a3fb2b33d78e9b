import { NotFound } from '@tinnhiem/kit/errors'
import { within } from '@tinnhiem/kit/roles'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { RECOGNISED } from './model.ts'

/** Models of a subtree in a year, and how many upper unions have one (T1b). A joint model counts once. */
export async function countModels(
  ctx: Context,
  { under, year }: { under: string; year: number },
): Promise<{
  registered: number
  recognized: number
  upperWithModel: number
  upperUnions: number
}> {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(under)
  if (!unit) throw new NotFound(viewer.lang)
  const units = await ctx.stores.projection.organizationsUnder(unit.path)
  const pathOf = new Map(units.map(({ id, path }) => [id, path]))
  const rows = await ctx.stores.model.ofYear([...pathOf.keys()], year)
  const inYear = (day: string | null) => day?.startsWith(`${year}-`) ?? false
  const registered = rows.filter((row) => row.state !== 'WITHDRAWN' && inYear(row.registeredOn))
  const paths = registered.flatMap((row) => row.unitIds.map((id) => pathOf.get(id) ?? ''))
  const uppers = units.filter((one) => one.level === 'DIRECT_UPPER' && livedIn(one, year))
  return {
    registered: registered.length,
    recognized: rows.filter((row) => RECOGNISED.includes(row.state) && inYear(row.recognizedOn))
      .length,
    upperWithModel: uppers.filter((upper) => paths.some((path) => within(path, upper.path))).length,
    upperUnions: uppers.length,
  }
}

/** A union that ended before the year, or began after it, has no part in its target. */
function livedIn(
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
  year: number,
): boolean {
  return validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`)
}
