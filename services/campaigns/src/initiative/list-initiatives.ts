import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { isOfficerAbove, isReader, isUnitOfficer } from '../roster/stand.ts'
import type { VisibleInitiative } from './audience.ts'
import { STANDING, type InitiativeState } from './initiative.ts'
import { seen, showsOthersNames } from './read-initiative.ts'

type Asked = {
  under: string
  state?: InitiativeState | null
  first?: number | null
  after?: string | null
}

/**
 * Initiatives of a unit and all below it, newest first. Officers, organisers and inspection see their scope; everybody
 * else, and officers elsewhere, what is counted.
 * @throws NotSignedIn, NotFound (no such unit)
 */
export async function listInitiatives(
  ctx: Context,
  { under, state, first: wanted, after }: Asked,
): Promise<Page<VisibleInitiative>> {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(under)
  if (!unit) throw new NotFound(viewer.lang)
  const first = clampFirst(wanted)
  const states = statesFor(answersFor(viewer, unit), state ?? null)
  const filter = { unionIds: await unionIdsUnder(ctx, unit), states }
  const { rows, total } = await ctx.stores.initiative.page(filter, first, decodeCursor(after))
  const shown = await Promise.all(rows.map(async (row) => await seen(ctx, viewer, row)))
  const visible = shown.filter((one) => one !== null)
  if (visible.some(showsOthersNames))
    await ctx.audit.read(viewer, under, ['initiatives.authors'], 'initiatives')
  return toPage(visible, first, total, ({ id }) => id)
}

/** Whether somebody answers for the unit and for all below it. */
export function answersFor(viewer: SignedInViewer, unit: OrganizationItem): boolean {
  return (
    isUnitOfficer(viewer, unit) ||
    isOfficerAbove(viewer, unit) ||
    isReader(viewer, unit) ||
    viewer.roles.some(({ role, path }) => role === 'UPPER_OFFICER' && path === unit.path)
  )
}

function statesFor(answers: boolean, state: InitiativeState | null): InitiativeState[] | null {
  if (answers) return state === null ? null : [state]
  return STANDING.filter((one) => state === null || one === state)
}

/** Null for the whole province: then nothing has to be filtered. */
export async function unionIdsUnder(
  ctx: Context,
  { path, level }: OrganizationItem,
): Promise<string[] | null> {
  if (level === 'PROVINCIAL') return null
  return (await ctx.stores.projection.organizationsUnder(path)).map(({ id }) => id)
}

/** The caller's own, as lead or co-author, newest first. @throws NotSignedIn */
export async function myInitiatives(ctx: Context): Promise<VisibleInitiative[]> {
  const viewer = requireSignedIn(ctx.viewer)
  const rows = await ctx.stores.initiative.ofAuthor(viewer.id)
  const shown = await Promise.all(rows.map(async (row) => await seen(ctx, viewer, row)))
  return shown.filter((one) => one !== null)
}
