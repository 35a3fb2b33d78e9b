import { Invalid, NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { MemberMapper } from './schema.mappers.ts'

const SHORTEST_PURPOSE = 5

/**
 * A member's whole profile. Somebody else's needs a role over the member's unit and a purpose, and is audited
 * before it is returned (I-16).
 * @throws NotSignedIn, Invalid (purpose), NotFound (unknown or out of scope: the same answer)
 */
export async function readMember(ctx: Context, id: string, purpose: string): Promise<MemberMapper> {
  const viewer = requireSignedIn(ctx.viewer)
  const member = await ctx.loaders.member.load(id)
  if (!member || !(await ctx.sees.contact(id))) throw new NotFound(viewer.lang)
  if (viewer.id !== id && purpose.trim().length < SHORTEST_PURPOSE)
    throw new Invalid('purpose', `min ${SHORTEST_PURPOSE}`, viewer.lang)
  await ctx.audit.read(viewer, id, ['name', 'cardNo', 'phone', 'union', 'employer'], purpose.trim())
  return { ...member, contact: true }
}
