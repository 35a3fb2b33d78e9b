import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { aidProblem, type FundProblem, type MutualAidFund } from './fund.ts'
import { ownUnitFor } from './fund-rights.ts'

export type AidOutcome =
  | { kind: 'changed'; fund: MutualAidFund }
  | { kind: 'refused' }
  | { kind: 'invalid'; problem: FundProblem }
  | { kind: 'conflict'; currentVersion: number }

export type AidWish = Pick<
  MutualAidFund,
  'rules' | 'memberCount' | 'helpTotalVnd' | 'helpCount'
> & {
  unitId: string
  version: number | null
}

/** The page of the own unit's mutual-aid fund: rules and counts, no loans and no names (CAM-8). @throws NotFound */
export async function publishAidFund(
  ctx: Context,
  viewer: SignedInViewer,
  { unitId, version, ...page }: AidWish,
): Promise<AidOutcome> {
  const unit = await ownUnitFor(ctx, viewer, unitId)
  if (!unit) return { kind: 'refused' }
  const headcount = (await ctx.loaders.headcount.load(unit.id))?.workers ?? null
  const problem = aidProblem(page, headcount)
  if (problem) return { kind: 'invalid', problem }
  const current = (await ctx.stores.fund.fundOf(unit.id))?.version ?? 0
  if ((version ?? 0) !== current) return { kind: 'conflict', currentVersion: current }
  const asOf = ctx.clock.today()
  const fund = { unionId: unit.id, ...page, rules: page.rules.trim(), asOf, version: current + 1 }
  await ctx.audit.act(viewer, unit.id, 'PUBLISH_MUTUAL_AID_FUND')
  return (await ctx.stores.fund.putFund(fund))
    ? { kind: 'changed', fund }
    : { kind: 'conflict', currentVersion: current + 1 }
}
