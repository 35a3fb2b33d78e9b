import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import {
  isText,
  roundProblem,
  yearOf,
  type FundAppeal,
  type FundProblem,
  type Round,
} from './fund.ts'
import { isConcerned, mayIssue, unitFor } from './fund-rights.ts'

export type AppealOutcome =
  | { kind: 'changed'; appeal: FundAppeal }
  | { kind: 'refused' }
  | { kind: 'invalid'; problem: FundProblem }
  | { kind: 'conflict'; currentVersion: number }

type Text = { vi: string; en: string }
type Asked = { issuerId: string; title: Text; text: Text; round: Omit<Round, 'no'> }

/** A call of the fund for everybody below its issuer; giving stays voluntary. @throws NotFound */
export async function openAppeal(
  ctx: Context,
  viewer: SignedInViewer,
  { issuerId, title, text, round }: Asked,
): Promise<AppealOutcome> {
  const issuer = await unitFor(ctx, viewer, issuerId)
  if (!mayIssue(viewer, issuer.path)) return { kind: 'refused' }
  const year = yearOf(round.closingDay)
  const problem =
    textProblem('title', title, 200) ??
    textProblem('text', text, 2_000) ??
    roundProblem(round, [], year)
  if (problem) return { kind: 'invalid', problem }
  const rounds = [{ no: 1, ...round }]
  const issued = { issuerId, issuerPath: issuer.path, year, rounds, version: 1 }
  const appeal = { id: ctx.stores.fund.newId(), title, text, ...issued }
  await ctx.audit.act(viewer, appeal.id, 'OPEN_FUND_APPEAL')
  await ctx.stores.fund.insertAppeal(appeal)
  return { kind: 'changed', appeal }
}

/** @throws NotFound */
export async function addRound(
  ctx: Context,
  viewer: SignedInViewer,
  asked: { appealId: string; version: number; round: Omit<Round, 'no'> },
): Promise<AppealOutcome> {
  const appeal = await ctx.loaders.fundAppeal.load(asked.appealId)
  if (!appeal || !isConcerned(viewer, appeal)) throw new NotFound(viewer.lang)
  if (!mayIssue(viewer, appeal.issuerPath)) return { kind: 'refused' }
  if (appeal.version !== asked.version) return { kind: 'conflict', currentVersion: appeal.version }
  const problem = roundProblem(asked.round, appeal.rounds, appeal.year)
  if (problem) return { kind: 'invalid', problem }
  await ctx.audit.act(viewer, appeal.id, 'ADD_FUND_ROUND')
  const rounds = [...appeal.rounds, { no: appeal.rounds.length + 1, ...asked.round }]
  const next = await ctx.stores.fund.setRounds(appeal, rounds)
  return next
    ? { kind: 'changed', appeal: next }
    : { kind: 'conflict', currentVersion: appeal.version + 1 }
}

function textProblem(field: string, { vi, en }: Text, most: number): FundProblem | null {
  return isText(vi, most) && isText(en, most) ? null : { field, rule: 'TEXT_LENGTH', most }
}
