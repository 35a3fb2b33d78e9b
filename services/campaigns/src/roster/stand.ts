import { within } from '@tinnhiem/kit/roles'
import { holds, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'

type Place = Pick<OrganizationItem, 'id' | 'path' | 'parentId'>

/** The union somebody is a member of, as the gateway vouches for it; null outside every union. */
export function ownUnionOf({ roles }: SignedInViewer): string | null {
  return roles.find(({ role }) => role === 'MEMBER')?.org ?? null
}

/** A member of this union. */
export function isMemberOf({ roles }: SignedInViewer, unionId: string | null): boolean {
  return roles.some(({ role, org }) => role === 'MEMBER' && org === unionId)
}

/** An officer of this very unit. */
export function isUnitOfficer({ roles }: SignedInViewer, { path }: Place): boolean {
  return roles.some((held) => held.role === 'GRASSROOTS_OFFICER' && held.path === path)
}

/** An officer of this very union, of any level. */
export function isOfficerOf({ roles }: SignedInViewer, { path }: Place): boolean {
  return roles.some(
    (held) =>
      held.path === path &&
      (held.role === 'GRASSROOTS_OFFICER' ||
        held.role === 'UPPER_OFFICER' ||
        held.role === 'PROVINCIAL_OFFICER'),
  )
}

/** An officer of a level above: an upper union's, or the province's for units directly below it. */
export function isOfficerAbove({ roles }: SignedInViewer, { path, parentId }: Place): boolean {
  return roles.some(
    (held) =>
      (held.role === 'UPPER_OFFICER' && held.path !== path && within(path, held.path)) ||
      (held.role === 'PROVINCIAL_OFFICER' && held.org === parentId && within(path, held.path)),
  )
}

export function isInspection(viewer: SignedInViewer, { path }: Place): boolean {
  return holds(viewer, ['INSPECTION'], path)
}

/** Reads without deciding: officers of the province and campaign organisers in scope. */
export function isReader(viewer: SignedInViewer, { path }: Place): boolean {
  return holds(viewer, ['PROVINCIAL_OFFICER', 'CAMPAIGN_ORGANISER', 'INSPECTION'], path)
}
