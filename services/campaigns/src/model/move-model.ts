import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import {
  agreeRefusal,
  MODEL_MOVES,
  modelRefusal,
  reportRefusal,
  type MobilizationModel,
  type ModelDecision,
  type ModelMove,
  type ModelRule,
} from './model.ts'
import type { ModelChange } from './model-store.ts'
import { lostModel, modelFor, type ModelOutcome } from './outcome.ts'
import { modelMoverOf } from './read-model.ts'
import { tellRecognised, tellRegistered } from './tell-models.ts'
import type { ModelWord } from './words.ts'

export type AskedModelMove = {
  move: ModelMove
  version: number
  reason: string | null
  decisionNo: string | null
  decisionOn: string | null
}

type Needed = { reason: string | null; decision: ModelDecision | null }
type Invalid = { field: string; rule: ModelWord }

/** One move of a model: rights, rules, version, then the change with its facts. @throws NotFound */
export async function moveModel(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
  asked: AskedModelMove,
): Promise<ModelOutcome> {
  const model = await modelFor(ctx, viewer, id)
  const rule = modelRefusal(model, asked.move, await modelMoverOf(ctx, viewer, model))
  if (rule !== null) return { kind: 'refused', rule }
  if (model.version !== asked.version) return await lostModel(ctx, model)
  const today = ctx.clock.today()
  const needed = neededBy(asked, today)
  if ('rule' in needed) return { kind: 'invalid', problem: needed }
  await ctx.audit.act(viewer, id, asked.move)
  const { to: state } = MODEL_MOVES[asked.move]
  const step = { move: asked.move, state, on: today, by: viewer.id, ...needed }
  const recognised = asked.move === 'RECOGNIZE' ? { recognizedOn: today } : {}
  const decided = needed.decision === null ? {} : { decision: needed.decision }
  const change = { state, steps: [...model.steps, step], ...recognised, ...decided }
  return await writeChange(ctx, model, change, async (session, next) => {
    if (asked.move === 'RECOGNIZE' || asked.move === 'REVOKE')
      await tellRecognised(ctx, session, next)
    if (asked.move === 'WITHDRAW' || asked.move === 'REVOKE')
      await tellRegistered(ctx, session, next)
  })
}

/** The partner unit agrees: from then on the joint model counts for both. @throws NotFound */
export async function agreeToModel(
  ctx: Context,
  viewer: SignedInViewer,
  { id, version }: { id: string; version: number },
): Promise<ModelOutcome> {
  const model = await modelFor(ctx, viewer, id)
  const { partnerId, unitId } = model
  const rule: ModelRule | null = agreeRefusal(model, await modelMoverOf(ctx, viewer, model))
  if (rule !== null || partnerId === null) return { kind: 'refused', rule: rule ?? 'WRONG_STATE' }
  if (model.version !== version) return await lostModel(ctx, model)
  await ctx.audit.act(viewer, id, 'AGREE_TO_MODEL')
  const change = { partnerAgreed: true, unitIds: [unitId, partnerId] }
  return await writeChange(ctx, model, change, async (session, next) => {
    await tellRegistered(ctx, session, next)
  })
}

/** Progress with evidence, by an officer of one of its units. @throws NotFound */
export async function reportProgress(
  ctx: Context,
  viewer: SignedInViewer,
  {
    id,
    version,
    text,
    evidence,
  }: { id: string; version: number; text: string; evidence: string[] },
): Promise<ModelOutcome> {
  const model = await modelFor(ctx, viewer, id)
  const rule = reportRefusal(model, await modelMoverOf(ctx, viewer, model))
  if (rule !== null) return { kind: 'refused', rule }
  if (model.version !== version) return await lostModel(ctx, model)
  const said = text.trim()
  if (said.length < 5 || said.length > 4_000)
    return { kind: 'invalid', problem: { field: 'text', rule: 'TEXT_LENGTH' } }
  const own = (await ctx.stores.evidence.of('MODEL', id)).map((piece) => piece.id)
  if (!evidence.every((piece) => own.includes(piece)))
    return { kind: 'invalid', problem: { field: 'evidence', rule: 'EVIDENCE_UNKNOWN' } }
  const no = model.reports.length + 1
  const report = { no, on: ctx.clock.today(), text: said, evidence, by: viewer.id }
  return await writeChange(ctx, model, { reports: [...model.reports, report] }, async () => {})
}

/** Writes the change of one version, and what follows from it, in one transaction. */
async function writeChange(
  ctx: Context,
  model: MobilizationModel,
  change: ModelChange,
  then: (session: ClientSession, next: MobilizationModel) => Promise<void>,
): Promise<ModelOutcome> {
  const next = await inTransaction(ctx.stores.connection, async (session) => {
    const written = await ctx.stores.model.advance(model, change, session)
    if (written) await then(session, written)
    return written
  })
  return next ? { kind: 'changed', model: next } : await lostModel(ctx, model)
}

function neededBy(
  { move, reason, decisionNo, decisionOn }: AskedModelMove,
  today: string,
): Needed | Invalid {
  if (move === 'REVOKE') {
    const said = reason?.trim() ?? ''
    if (said.length < 5 || said.length > 500) return { field: 'reason', rule: 'REASON_NEEDED' }
    return { reason: said, decision: null }
  }
  if (move !== 'RECOGNIZE' && move !== 'NOT_RECOGNIZE') return { reason: null, decision: null }
  const no = decisionNo?.trim() ?? ''
  if (no === '' || no.length > 100) return { field: 'decisionNo', rule: 'DECISION_NEEDED' }
  if (decisionOn === null || decisionOn > today)
    return { field: 'decisionOn', rule: 'DECISION_NEEDED' }
  return { reason: null, decision: { no, on: decisionOn } }
}
