import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import { putInitiatives } from '../board/count-initiatives.ts'
import type { Context } from '../context.ts'
import { ownUnionOf } from '../roster/stand.ts'
import { problemOf } from './check-initiative.ts'
import type { InitiativeChange } from './apply-move.ts'
import { editRefusal, type Initiative, type InitiativeText } from './initiative.ts'
import { initiativeFor, lostTo, type InitiativeOutcome } from './outcome.ts'
import { firstAuthors, placesRule, resplit, sumOf, type WantedShare } from './shares.ts'

export type WantedInitiative = { text: InitiativeText; shares: WantedShare[] }

/** A draft of the caller for the own union, with empty places for the co-authors. Its authors alone see it. */
export async function draftInitiative(
  ctx: Context,
  viewer: SignedInViewer,
  wanted: WantedInitiative,
): Promise<InitiativeOutcome> {
  const unionId = ownUnionOf(viewer)
  if (unionId === null) return { kind: 'refused', rule: 'NO_UNIT' }
  const problem = problemIn(ctx, wanted)
  if (problem) return problem
  const shares = wanted.shares.map(({ share }) => share)
  const initiative = {
    id: ctx.stores.initiative.newId(),
    version: 1,
    state: 'DRAFT' as const,
    unionId,
    text: wanted.text,
    authors: firstAuthors(viewer.id, shares),
    split: 1,
    ...{ editions: [], declined: 0, decision: null, countedOn: null, replicatedBy: [], steps: [] },
  }
  await ctx.stores.initiative.insert(initiative)
  return { kind: 'changed', initiative }
}

/** New text and shares by the lead author, while the initiative is in the authors' hands. @throws NotFound */
export async function editInitiative(
  ctx: Context,
  viewer: SignedInViewer,
  { id, version, ...wanted }: WantedInitiative & { id: string; version: number },
): Promise<InitiativeOutcome> {
  const { initiative, mover } = await initiativeFor(ctx, viewer, id)
  const rule = editRefusal(initiative, mover)
  if (rule !== null) return { kind: 'refused', rule }
  if (initiative.version !== version) return await lostTo(ctx, initiative)
  const problem = problemIn(ctx, wanted)
  if (problem) return problem
  if (placesRule(initiative.authors, wanted.shares))
    return { kind: 'invalid', problem: { field: 'shares', rule: 'PLACE_UNKNOWN' } }
  const change = {
    text: wanted.text,
    ...resplit(initiative.authors, initiative.split, wanted.shares),
  }
  const next = await writeEdit(ctx, initiative, change)
  return next ? { kind: 'changed', initiative: next } : await lostTo(ctx, initiative)
}

/** Places that are gone take their codes along; a submitted one in another programme leaves the boards of the old one. */
async function writeEdit(ctx: Context, initiative: Initiative, change: InitiativeChange) {
  const programmes = [initiative.text.programmeId, change.text?.programmeId ?? null]
  return await inTransaction(ctx.stores.connection, async (session) => {
    const next = await ctx.stores.initiative.advance(initiative, change, session)
    if (!next) return null
    const places = next.authors.map(({ place }) => place)
    await ctx.stores.joinCode.keepPlaces(next.id, places, session)
    if (next.editions.length === 0 || programmes[0] === programmes[1]) return next
    for (const id of programmes)
      if (id !== null) await putInitiatives(ctx.stores, session, next.unionId, id)
    return next
  })
}

function problemIn(
  { clock }: Context,
  { text, shares }: WantedInitiative,
): Extract<InitiativeOutcome, { kind: 'invalid' }> | null {
  const parts = shares.map(({ share }) => share)
  const problem = problemOf(text, parts, clock.today())
  return problem && { kind: 'invalid', problem, text, sum: sumOf(parts) }
}
