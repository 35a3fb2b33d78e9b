import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { answersFor, unionIdsUnder } from '../roster/scope.ts'
import type { VisibleInitiative } from './audience.ts'
import { STANDING, type Initiative, type InitiativeState } from './initiative.ts'
import { seen, showsOthersNames } from './read-initiative.ts'

type Asked = {
  under: string
  state?: InitiativeState | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
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
  const visible = await allSeen(ctx, viewer, rows)
  if (visible.some(showsOthersNames))
    await ctx.audit.read(viewer, under, ['initiatives.authors'], 'initiatives')
  return toPage(visible, first, total, ({ id }) => id)
}

function statesFor(answers: boolean, state: InitiativeState | null): InitiativeState[] | null {
  if (answers) return state === null ? null : [state]
  return STANDING.filter((one) => state === null || one === state)
}

/** The caller's own, as lead or co-author, newest first. @throws NotSignedIn */
export async function myInitiatives(ctx: Context): Promise<VisibleInitiative[]> {
  const viewer = requireSignedIn(ctx.viewer)
  const rows = await ctx.stores.initiative.ofAuthor(viewer.id)
  return await allSeen(ctx, viewer, rows)
}

async function allSeen(
  ctx: Context,
  viewer: SignedInViewer,
  rows: readonly Initiative[],
): Promise<VisibleInitiative[]> {
  const shown = await Promise.all(rows.map(async (row) => await seen(ctx, viewer, row)))
  return shown.filter((one) => one !== null).map((one) => ({ ...one, listed: true }))
}
