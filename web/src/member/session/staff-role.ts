/** Roles whose daily work is on the staff pages: after sign-in they land there. */
const deskRoles = [
  'SURVEY_ADMINISTRATOR',
  'PROVINCIAL_OFFICER',
  'INSPECTION',
  'UPPER_OFFICER',
  'ANALYST',
  'SYSTEM_ADMIN',
  'CAMPAIGN_ORGANISER',
  'PARTY_LIAISON',
]

/** The first role beside MEMBER, or null: such a person also has staff pages. */
export function staffRole(roles: readonly { role: string }[]): string | null {
  return roles.find(({ role }) => role !== 'MEMBER')?.role ?? null
}

/** True when sign-in leads to the staff pages; a grassroots chair is a member like anybody and starts at home (D-19). */
export function worksAtDesk(roles: readonly { role: string }[]): boolean {
  return roles.some(({ role }) => deskRoles.includes(role))
}
