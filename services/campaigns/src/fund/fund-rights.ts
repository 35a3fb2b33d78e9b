import { NotFound } from '@tinnhiem/kit/errors'
import { within } from '@tinnhiem/kit/roles'
import { holds, type SignedInViewer, type Viewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import type { FundAppeal } from './fund.ts'

const OFFICERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER', 'PROVINCIAL_OFFICER'] as const
const AGGREGATES = ['UPPER_OFFICER', 'PROVINCIAL_OFFICER', 'INSPECTION', 'ANALYST'] as const

/** "Social Fund summary": g writes, and alone sees exact counts (domain.md 5). */
export function isOwnOfficer(viewer: Viewer, { path }: Pick<OrganizationItem, 'path'>): boolean {
  return viewer.roles.some((held) => held.role === 'GRASSROOTS_OFFICER' && held.path === path)
}

/** u a, p a: aggregates of what lies at or below the own path. */
export function seesAggregates(viewer: Viewer, path: string): boolean {
  return holds(viewer, AGGREGATES, path)
}

export function mayIssue(viewer: Viewer, path: string): boolean {
  return holds(viewer, OFFICERS, path)
}

/** Asked by an appeal, or answering for those who are. */
export function isConcerned(viewer: Viewer, { issuerPath }: Pick<FundAppeal, 'issuerPath'>) {
  return viewer.roles.some(
    ({ role, path }) => within(path, issuerPath) || (role !== 'MEMBER' && within(issuerPath, path)),
  )
}

/** @throws NotFound */
export async function unitFor(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<OrganizationItem> {
  const unit = await ctx.loaders.organization.load(id)
  if (!unit) throw new NotFound(viewer.lang)
  return unit
}

/** The grassroots union an officer writes for; others learn no more than that they may not. @throws NotFound */
export async function ownUnitFor(
  ctx: Context,
  viewer: SignedInViewer,
  id: string,
): Promise<OrganizationItem | null> {
  const unit = await unitFor(ctx, viewer, id)
  if (isOwnOfficer(viewer, unit)) return unit
  if (holds(viewer, OFFICERS, unit.path)) return null
  throw new NotFound(viewer.lang)
}
