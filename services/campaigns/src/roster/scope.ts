import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { isOfficerAbove, isOfficerOf, isReader } from './stand.ts'

/** Whether somebody answers for the unit and for all below it, or reads it by office. */
export function answersFor(viewer: SignedInViewer, unit: OrganizationItem): boolean {
  return isOfficerOf(viewer, unit) || isOfficerAbove(viewer, unit) || isReader(viewer, unit)
}

/** Null for the whole province: then nothing has to be filtered. */
export async function unionIdsUnder(
  ctx: Context,
  { path, level }: OrganizationItem,
): Promise<string[] | null> {
  if (level === 'PROVINCIAL') return null
  return (await ctx.stores.projection.organizationsUnder(path)).map(({ id }) => id)
}
