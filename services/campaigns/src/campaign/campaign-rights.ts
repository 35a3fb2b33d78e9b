import { within, type Role } from '@tinnhiem/kit/roles'
import { holds, type SignedInViewer, type Viewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Campaign } from './campaign.ts'
import type { Hand, MoveFacts, Mover } from './moves.ts'

/** Roles of domain.md 5, "Campaign create / publish": g, u, p, and c = the campaigns issued in the organiser's scope. */
export const MANAGERS = [
  'CAMPAIGN_ORGANISER',
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
] as const satisfies readonly Role[]
/** The standing committee of the issuer, or above it. */
export const APPROVERS = [
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
] as const satisfies readonly Role[]
const READERS = ['INSPECTION'] as const
const AGGREGATES = ['ANALYST'] as const

export function mayManage(viewer: Viewer, path: string): boolean {
  return holds(viewer, MANAGERS, path)
}

/** Counts per upper union: those who answer for the campaign, inspection and analysts in scope. */
export function mayCount(viewer: Viewer, path: string): boolean {
  return holds(viewer, [...MANAGERS, ...READERS, ...AGGREGATES], path)
}

export function moverOf(
  viewer: SignedInViewer,
  { issuerPath }: Pick<Campaign, 'issuerPath'>,
): Mover {
  const hands: Hand[] = []
  if (mayManage(viewer, issuerPath)) hands.push('MANAGER')
  if (holds(viewer, APPROVERS, issuerPath)) hands.push('APPROVER')
  return { id: viewer.id, hands }
}

/** What a move looks at besides the campaign. */
export async function factsOf(
  { loaders, clock }: Pick<Context, 'loaders' | 'clock'>,
  campaign: Pick<Campaign, 'parentId' | 'lineage'>,
  reason: string | null,
): Promise<MoveFacts> {
  const above = campaign.lineage.length === 0 ? null : campaign.parentId
  const parent = above === null ? null : await loaders.campaign.load(above)
  return { today: clock.today(), parentState: parent?.state ?? null, reason }
}

/**
 * What this reader may know of a campaign. ALL: who answers for it, and inspection; OUTLINE: everybody in a published
 * one's audience or above its issuer. Null = it does not exist for them.
 */
export function seesOf(viewer: Viewer, campaign: Campaign): 'ALL' | 'OUTLINE' | null {
  if (viewer.id === null) return null
  const { issuerPath, audiencePath, publishedOn } = campaign
  if (holds(viewer, [...MANAGERS, ...READERS], issuerPath)) return 'ALL'
  if (publishedOn === null) return null
  const near = viewer.roles.some(
    ({ role, path }) =>
      within(path, audiencePath) || (role !== 'MEMBER' && within(issuerPath, path)),
  )
  return near ? 'OUTLINE' : null
}
