/** The ten roles of domain.md 5. */
export const ROLES = [
  'MEMBER',
  'GRASSROOTS_OFFICER',
  'UPPER_OFFICER',
  'PROVINCIAL_OFFICER',
  'CAMPAIGN_ORGANISER',
  'SURVEY_ADMINISTRATOR',
  'INSPECTION',
  'ANALYST',
  'PARTY_LIAISON',
  'SYSTEM_ADMIN',
] as const

export type Role = (typeof ROLES)[number]

/** A role for the subtree under `path` ('/' joined ids from the province down). */
export type RoleScope = { role: Role; org: string; path: string }

/** Equal to or below. */
export function within(path: string, scope: string): boolean {
  return path === scope || path.startsWith(`${scope}/`)
}
