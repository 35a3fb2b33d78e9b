import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { moveSurvey, type MoveRule, type SurveyMove } from './survey.ts'
import type { SurveyRecord } from './survey-record.ts'
import { moverOf, worksOn } from './survey-rights.ts'

export type MoveOutcome =
  | { kind: 'moved'; survey: SurveyRecord }
  | { kind: 'refused'; rule: MoveRule | 'KEYS_NOT_READY' | 'TOO_FEW_MEMBERS' }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'invalid'; field: string; rule: 'TITLE_DIFFERS' }

export type Allowed = { viewer: SignedInViewer; survey: SurveyRecord; hand: string }

/**
 * Whether the caller may make this move on the version they have seen.
 * @throws NotSignedIn, NotFound (unknown or not theirs: the same answer)
 */
export async function allowMove(
  ctx: Context,
  id: string,
  version: number,
  move: SurveyMove,
): Promise<({ ok: true } & Allowed) | { ok: false; outcome: MoveOutcome }> {
  const viewer = requireSignedIn(ctx.viewer)
  const survey = await ctx.stores.survey.byId(id)
  if (!survey || !worksOn(viewer, survey)) throw new NotFound(viewer.lang)
  const mover = await moverOf(ctx.loaders, viewer, survey)
  const answer = moveSurvey(survey, move, mover)
  if (!answer.ok) return { ok: false, outcome: { kind: 'refused', rule: answer.rule } }
  if (survey.version !== version)
    return { ok: false, outcome: { kind: 'conflict', currentVersion: survey.version } }
  return { ok: true, viewer, survey, hand: mover.hands[0] ?? '' }
}

/** A move that changes nothing but the state: sending to review, approving. */
export async function makeMove(
  ctx: Context,
  id: string,
  version: number,
  move: 'REQUEST_REVIEW' | 'APPROVE',
): Promise<MoveOutcome> {
  const allowed = await allowMove(ctx, id, version, move)
  if (!allowed.ok) return allowed.outcome
  const state = move === 'APPROVE' ? ('SCHEDULED' as const) : ('IN_REVIEW' as const)
  const by = move === 'APPROVE' ? 'PROVINCIAL_OFFICER' : 'SURVEY_ADMINISTRATOR'
  const step = { state, on: ctx.clock.today(), by }
  const survey = await ctx.stores.survey.together(async (session) => {
    const moved = await ctx.stores.survey.advance(id, version, { state }, step, session)
    if (moved) await ctx.audit.act(allowed.viewer, id, move, session)
    return moved
  })
  return survey ? { kind: 'moved', survey } : await conflict(ctx, id)
}

export async function conflict(ctx: Context, id: string): Promise<MoveOutcome> {
  const now = await ctx.stores.survey.byId(id)
  return { kind: 'conflict', currentVersion: now?.version ?? 0 }
}
