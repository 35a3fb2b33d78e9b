import type { Role } from '@tinnhiem/kit/roles'
import { holds, type SignedInViewer, type Viewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import type { Decider } from './participation.ts'

/** "Campaign register / report result": g, u, p (domain.md 5). */
const OFFICERS = [
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
] as const satisfies readonly Role[]
/** "c r": an organiser reads. */
const READERS = [...OFFICERS, 'CAMPAIGN_ORGANISER'] as const satisfies readonly Role[]
const ABOVE = ['UPPER_OFFICER', 'PROVINCIAL_OFFICER'] as const satisfies readonly Role[]

export function mayActFor(viewer: Viewer, unit: OrganizationItem): boolean {
  return holds(viewer, OFFICERS, unit.path)
}

export function mayReadUnit(viewer: Viewer, unit: OrganizationItem): boolean {
  return holds(viewer, READERS, unit.path)
}

/** Whether the viewer is an officer of this very unit: the only one who sees how many of its members registered. */
export function isOwnOfficer(viewer: Viewer, { id }: Pick<OrganizationItem, 'id'>): boolean {
  return viewer.roles.some(
    ({ role, org }) => org === id && OFFICERS.some((officer) => officer === role),
  )
}

/** What the rules of deciding need to know: an officer of a level strictly above, today. */
export async function deciderOf(
  { stores, clock }: Pick<Context, 'stores' | 'clock'>,
  viewer: SignedInViewer,
  unit: OrganizationItem,
): Promise<Decider> {
  const above = viewer.roles.some(
    ({ role, path }) => ABOVE.some((one) => one === role) && unit.path.startsWith(`${path}/`),
  )
  const own = above && (await stores.projection.unionOf(viewer.id, clock.today())) === unit.id
  return { id: viewer.id, above, belongs: own }
}

/** The organisations whose units below wait for this viewer. */
export function verifiesBelow(viewer: Viewer): string[] {
  return viewer.roles.filter(({ role }) => ABOVE.some((one) => one === role)).map(({ org }) => org)
}
