import type { RoleScope } from '@tinnhiem/kit/roles'
import type { Stores } from '../stores.ts'

/**
 * What a member may do on a day: the own union as MEMBER, and every role assignment that holds on that day.
 * Access is decided by the tree of the day of the call (I-15).
 */
export async function rolesOf(stores: Stores, memberId: string, day: string): Promise<RoleScope[]> {
  const [memberships, assignments] = await Promise.all([
    stores.member.membershipsOn([memberId], day),
    stores.role.ofMemberOn(memberId, day),
  ])
  const wanted = [
    ...memberships.map(({ unionId }) => ({ role: 'MEMBER' as const, org: unionId })),
    ...assignments.map(({ role, orgId }) => ({ role, org: orgId })),
  ]
  const rows = await stores.organization.byIds(wanted.map(({ org }) => org))
  const paths = new Map(rows.map((row) => [row.id, row.path]))
  return wanted.flatMap((held) => {
    const path = paths.get(held.org)
    return path === undefined ? [] : [{ ...held, path }]
  })
}
