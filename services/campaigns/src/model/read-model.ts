import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { answersFor, unionIdsUnder } from '../roster/scope.ts'
import { isMemberOf, isOfficerOf } from '../roster/stand.ts'
import {
  agreeRefusal,
  ALL_MODEL_MOVES,
  modelRefusal,
  RECOGNISED,
  reportRefusal,
  type MobilizationModel,
  type ModelField,
  type ModelMove,
  type ModelMover,
  type ModelState,
} from './model.ts'

/** A model as one reader may see it: reports and steps are for those who work with it. */
export type VisibleModel = MobilizationModel & {
  inside: boolean
  moves: ModelMove[]
  reportable: boolean
  mayAgree: boolean
}

/** What the rules need to know of this person. */
export async function modelMoverOf(
  ctx: Context,
  viewer: SignedInViewer,
  model: Pick<MobilizationModel, 'unitId' | 'partnerId' | 'launchedBy'>,
): Promise<ModelMover> {
  const load = async (id: string | null) =>
    id === null ? null : await ctx.loaders.organization.load(id)
  const [unit, partner, launcher] = await Promise.all([
    load(model.unitId),
    load(model.partnerId),
    load(model.launchedBy),
  ])
  return {
    id: viewer.id,
    isUnit: unit !== null && isOfficerOf(viewer, unit),
    isPartner: partner !== null && isOfficerOf(viewer, partner),
    isLauncher: launcher !== null && isOfficerOf(viewer, launcher),
    inUnit: isMemberOf(viewer, model.unitId) || isMemberOf(viewer, model.partnerId),
  }
}

/** Null = it does not exist for them: others than its units and those above see what is recognised. */
export async function seenModel(
  ctx: Context,
  viewer: SignedInViewer,
  model: MobilizationModel,
): Promise<VisibleModel | null> {
  const mover = await modelMoverOf(ctx, viewer, model)
  const unit = await ctx.loaders.organization.load(model.unitId)
  const inside =
    mover.isUnit || mover.isPartner || mover.isLauncher || (!!unit && answersFor(viewer, unit))
  if (!inside && !mover.inUnit && !RECOGNISED.includes(model.state)) return null
  return {
    ...model,
    ...(inside ? {} : { reports: [], steps: [] }),
    inside,
    moves: ALL_MODEL_MOVES.filter((move) => modelRefusal(model, move, mover) === null),
    reportable: reportRefusal(model, mover) === null,
    mayAgree: agreeRefusal(model, mover) === null,
  }
}

/** @throws NotSignedIn, NotFound (no such model, or not for this reader) */
export async function readModel(ctx: Context, id: string): Promise<VisibleModel> {
  const viewer = requireSignedIn(ctx.viewer)
  const model = await ctx.stores.model.byId(id)
  const seen = model && (await seenModel(ctx, viewer, model))
  if (!seen) throw new NotFound(viewer.lang)
  return seen
}

type Asked = {
  under: string
  state?: ModelState | null | undefined
  field?: ModelField | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** Models of a unit and all below it, newest first. @throws NotSignedIn, NotFound (no such unit) */
export async function listModels(
  ctx: Context,
  { under, state, field, first: wanted, after }: Asked,
): Promise<Page<VisibleModel>> {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(under)
  if (!unit) throw new NotFound(viewer.lang)
  const first = clampFirst(wanted)
  const filter = {
    unitIds: await unionIdsUnder(ctx, unit),
    states: statesFor(viewer, unit, state ?? null),
    field: field ?? null,
  }
  const { rows, total } = await ctx.stores.model.page(filter, first, decodeCursor(after))
  const seen = await Promise.all(rows.map(async (row) => await seenModel(ctx, viewer, row)))
  const visible = seen.filter((one) => one !== null)
  return toPage(visible, first, total, ({ id }) => id)
}

function statesFor(
  viewer: SignedInViewer,
  unit: OrganizationItem,
  state: ModelState | null,
): ModelState[] | null {
  if (answersFor(viewer, unit) || isMemberOf(viewer, unit.id))
    return state === null ? null : [state]
  return RECOGNISED.filter((one) => state === null || one === state)
}

/** A model inside another one, where this reader may see it. */
export async function outlinedModel(ctx: Context, id: string): Promise<VisibleModel | null> {
  const viewer = requireSignedIn(ctx.viewer)
  const model = await ctx.loaders.model.load(id)
  return model && (await seenModel(ctx, viewer, model))
}
