import { requireRole } from '@tinnhiem/kit/viewer'
import type { Role } from '@tinnhiem/kit/roles'
import type { Context } from '../context.ts'
import type { MemberMapper } from '../member/schema.mappers.ts'

/**
 * Who holds a role today, by name and without contact data, for the province's officers: to name a liaison of a Party
 * organ. The audit gets one line for the list.
 * @throws NotSignedIn, NotAllowed
 */
export async function listRoleHolders(ctx: Context, role: Role): Promise<MemberMapper[]> {
  const viewer = requireRole(ctx.viewer, ['PROVINCIAL_OFFICER'])
  const ids = await ctx.stores.role.holders(role, ctx.clock.today())
  await ctx.audit.read(viewer, `role:${role}`, ['name'], 'LIST_ROLE')
  const people = await Promise.all(ids.map((id) => ctx.loaders.member.load(id)))
  return people.flatMap((person) => (person ? [{ ...person, contact: false }] : []))
}
