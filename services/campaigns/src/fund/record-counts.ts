import { NotFound } from '@tinnhiem/kit/errors'
import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { ClientSession } from 'mongoose'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import { factDay } from '../fact/fact-day.ts'
import { tellFact } from '../fact/tell-fact.ts'
import {
  activityProblem,
  contributionProblem,
  highest,
  roundFor,
  yearOf,
  type Contribution,
  type CountStep,
  type FundProblem,
  type SocialActivity,
} from './fund.ts'
import { isConcerned, ownUnitFor } from './fund-rights.ts'

export type CountOutcome<T> =
  | { kind: 'recorded'; row: T }
  | { kind: 'refused' }
  | { kind: 'invalid'; problem: FundProblem }
  | { kind: 'conflict'; currentVersion: number }

export type ContributionWish = {
  unitId: string
  appealId: string
  round: number
  supporters: number
  totalVnd: number
  version: number | null
}

export type ActivityWish = {
  unitId: string
  activityId: string | null
  title: string
  heldOn: string
  participants: number
  version: number | null
}

type Known = { version: number; history: CountStep[]; enteredOn: string; enteredBy: string }

/** Enters or corrects the own unit's count of a round; what was there before stays in its history. @throws NotFound */
export async function recordContribution(
  ctx: Context,
  viewer: SignedInViewer,
  wish: ContributionWish,
): Promise<CountOutcome<Contribution>> {
  const unit = await ownUnitFor(ctx, viewer, wish.unitId)
  if (!unit) return { kind: 'refused' }
  const { appealId, round: no, supporters, totalVnd } = wish
  const appeal = await ctx.loaders.fundAppeal.load(appealId)
  const ours = appeal && isConcerned({ ...viewer, roles: [roleAt(unit)] }, appeal)
  if (!ours) throw new NotFound(viewer.lang)
  const found = roundFor(appeal, no, ctx.clock.today())
  if (!found.ok) return { kind: 'invalid', problem: found.problem }
  const headcount = await headcountOf(ctx, unit.id)
  const problem = contributionProblem(wish, headcount)
  if (problem || headcount === null) return invalid(problem)
  const key = { appealId, round: no, unionId: unit.id }
  const before = await ctx.stores.fund.contribution(key)
  const next: Contribution = {
    ...{ id: before?.id ?? ctx.stores.fund.newId(), ...key, ...upperOf(unit) },
    ...{ year: appeal.year, closingDay: found.round.closingDay, supporters, totalVnd, headcount },
    ...entry(
      ctx,
      viewer,
      before,
      before && { count: before.supporters, totalVnd: before.totalVnd },
    ),
  }
  return await store(
    ctx,
    viewer,
    { before, next, asked: wish.version, code: 'T8a' },
    async (session) => {
      return await ctx.stores.fund.putContribution(next, session)
    },
  )
}

/** Enters or corrects a social activity of the own unit. @throws NotFound */
export async function recordActivity(
  ctx: Context,
  viewer: SignedInViewer,
  wish: ActivityWish,
): Promise<CountOutcome<SocialActivity>> {
  const unit = await ownUnitFor(ctx, viewer, wish.unitId)
  if (!unit) return { kind: 'refused' }
  const before = wish.activityId === null ? null : await ctx.stores.fund.activity(wish.activityId)
  if (wish.activityId !== null && before?.unionId !== unit.id) throw new NotFound(viewer.lang)
  const headcount = await headcountOf(ctx, unit.id)
  const problem = activityProblem(wish, headcount, ctx.clock.today())
  if (problem || headcount === null) return invalid(problem)
  if (before && before.year !== yearOf(wish.heldOn))
    return invalid({ field: 'heldOn', rule: 'ROUND_OTHER_YEAR' })
  const { title, heldOn, participants } = wish
  const next: SocialActivity = {
    ...{ id: before?.id ?? ctx.stores.fund.newId(), unionId: unit.id, ...upperOf(unit) },
    ...{ year: yearOf(heldOn), title: title.trim(), heldOn, participants, headcount },
    ...entry(ctx, viewer, before, before && { count: before.participants, totalVnd: null }),
  }
  return await store(
    ctx,
    viewer,
    { before, next, asked: wish.version, code: 'T8b' },
    async (session) => {
      return await ctx.stores.fund.putActivity(next, session)
    },
  )
}

type Change<T> = { before: Known | null; next: T; asked: number | null; code: 'T8a' | 'T8b' }

/** The change and its fact in one transaction; a version that is not the newest changes nothing. */
async function store<T extends Contribution | SocialActivity>(
  ctx: Context,
  viewer: SignedInViewer,
  { before, next, asked, code }: Change<T>,
  put: (session: ClientSession) => Promise<boolean>,
): Promise<CountOutcome<T>> {
  const currentVersion = before?.version ?? 0
  if ((asked ?? 0) !== currentVersion) return { kind: 'conflict', currentVersion }
  await ctx.audit.act(viewer, next.id, code === 'T8a' ? 'RECORD_CONTRIBUTION' : 'RECORD_ACTIVITY')
  const work = async (session: ClientSession) => {
    const first = await put(session)
    if (first) await tell(ctx, session, code, next)
    return first
  }
  const first = await inTransaction(ctx.stores.connection, work).catch((error: unknown) => {
    if (isDuplicateKey(error)) return false
    throw error
  })
  return first
    ? { kind: 'recorded', row: next }
    : { kind: 'conflict', currentVersion: currentVersion + 1 }
}

/** Of the count's own year, late ones too: a round that ends with the year is counted after it. Targets only, never a rating (OOS-7). */
async function tell(
  ctx: Context,
  session: ClientSession,
  code: 'T8a' | 'T8b',
  { unionId, year, headcount }: Contribution | SocialActivity,
): Promise<void> {
  const { fund } = ctx.stores
  const asOf = factDay(ctx.clock, year)
  await tellFact(ctx, session, { code, unionId, asOf }, async (again) => {
    const counts =
      code === 'T8a'
        ? (await fund.contributionsOf(unionId, year, again)).map(({ supporters }) => supporters)
        : (await fund.activitiesOf(unionId, year, again)).map(({ participants }) => participants)
    return { numerator: highest(counts, headcount), denominator: headcount }
  })
}

function entry(
  { clock }: Context,
  viewer: SignedInViewer,
  before: Known | null,
  was: Pick<CountStep, 'count' | 'totalVnd'> | null,
) {
  const entered = { enteredOn: clock.today(), enteredBy: viewer.id }
  if (!before || !was) return { ...entered, version: 1, history: [] }
  const step = { ...was, on: before.enteredOn, by: before.enteredBy }
  return {
    ...entered,
    version: before.version + 1,
    history: [step, ...before.history].slice(0, 100),
  }
}

function upperOf({ id, parentId }: OrganizationItem): { upperId: string } {
  return { upperId: parentId ?? id }
}

function roleAt({ id, path }: OrganizationItem) {
  return { role: 'MEMBER' as const, org: id, path }
}

function invalid(problem: FundProblem | null): { kind: 'invalid'; problem: FundProblem } {
  return { kind: 'invalid', problem: problem ?? { field: 'unit', rule: 'HEADCOUNT_UNKNOWN' } }
}

async function headcountOf({ loaders }: Context, unionId: string): Promise<number | null> {
  return (await loaders.headcount.load(unionId))?.workers ?? null
}
