import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { within } from '@tinnhiem/kit/roles'
import { holds, requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { STANDING } from '../initiative/initiative.ts'
import { RECOGNISED } from '../model/model.ts'
import { unionIdsUnder } from '../roster/scope.ts'
import {
  ALL_RECOGNITION_MOVES,
  recognitionRefusal,
  recognitionRelation,
  visibleRecognition,
  type Recognition,
  type RecognitionMover,
  type RecognitionState,
  type VisibleRecognition,
} from './recognition.ts'

const STAFF = ['CAMPAIGN_ORGANISER', 'INSPECTION', 'PROVINCIAL_OFFICER'] as const

/** What the rules need to know of this person about awards for one unit. */
export function recognitionMover(
  viewer: SignedInViewer,
  unit: OrganizationItem | null,
): RecognitionMover & { isStaff: boolean } {
  const path = unit?.path
  const above = (held: SignedInViewer['roles'][number]) =>
    path !== undefined && within(path, held.path)
  const isCommittee = viewer.roles.some(
    (held) => (held.role === 'UPPER_OFFICER' || held.role === 'PROVINCIAL_OFFICER') && above(held),
  )
  const isOrganiser = path !== undefined && holds(viewer, ['CAMPAIGN_ORGANISER'], path)
  const isStaff = isCommittee || (path !== undefined && holds(viewer, STAFF, path))
  return { id: viewer.id, isOrganiser, isCommittee, isStaff }
}

/** Whether what is recognised is still counted or recognised; a unit always is. */
export async function subjectStands(ctx: Context, recognition: Recognition): Promise<boolean> {
  const { initiativeId, modelId } = recognition
  if (initiativeId !== null) {
    const initiative = await ctx.loaders.initiative.load(initiativeId)
    return initiative !== null && STANDING.includes(initiative.state)
  }
  const model = modelId === null ? null : await ctx.loaders.model.load(modelId)
  return modelId === null || (model !== null && RECOGNISED.includes(model.state))
}

/** An award cut down for this reader; null = it does not exist for them. */
export async function seenRecognition(
  ctx: Context,
  viewer: SignedInViewer,
  recognition: Recognition,
): Promise<VisibleRecognition | null> {
  const unit = await ctx.loaders.organization.load(recognition.unitId)
  const mover = recognitionMover(viewer, unit)
  const relation = recognitionRelation(recognition, mover)
  if (relation === null) return null
  const stands = await subjectStands(ctx, recognition)
  const moves = ALL_RECOGNITION_MOVES.filter(
    (move) => recognitionRefusal(recognition, move, mover, stands) === null,
  )
  return visibleRecognition(recognition, relation, moves)
}

/** @throws NotSignedIn, NotFound (no such award, or not for this reader) */
export async function readRecognition(ctx: Context, id: string): Promise<VisibleRecognition> {
  const viewer = requireSignedIn(ctx.viewer)
  const recognition = await ctx.stores.recognition.byId(id)
  const seen = recognition && (await seenRecognition(ctx, viewer, recognition))
  if (!seen) throw new NotFound(viewer.lang)
  return seen
}

/** The caller's own, decided ones. @throws NotSignedIn */
export async function myRecognitions(ctx: Context): Promise<VisibleRecognition[]> {
  const viewer = requireSignedIn(ctx.viewer)
  const own = await allSeen(ctx, viewer, await ctx.stores.recognition.ofMember(viewer.id))
  return own.filter(({ relation }) => relation === 'PERSON')
}

type Asked = {
  under: string
  state?: RecognitionState | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** Awards in a subtree, newest first: published ones; for staff of the unit all. @throws NotSignedIn, NotFound */
export async function listRecognitions(
  ctx: Context,
  { under, state, first: wanted, after }: Asked,
): Promise<Page<VisibleRecognition>> {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(under)
  if (!unit) throw new NotFound(viewer.lang)
  const { isStaff } = recognitionMover(viewer, unit)
  const first = clampFirst(wanted)
  const published = state && state !== 'PUBLISHED' ? [] : (['PUBLISHED'] as const)
  const states = isStaff ? (state ? [state] : null) : published
  const filter = { unitIds: await unionIdsUnder(ctx, unit), states }
  const { rows, total } = await ctx.stores.recognition.page(filter, first, decodeCursor(after))
  return toPage(await allSeen(ctx, viewer, rows), first, total, ({ id }) => id)
}

async function allSeen(
  ctx: Context,
  viewer: SignedInViewer,
  rows: readonly Recognition[],
): Promise<VisibleRecognition[]> {
  const seen = await Promise.all(rows.map(async (row) => await seenRecognition(ctx, viewer, row)))
  return seen.filter((one) => one !== null)
}
