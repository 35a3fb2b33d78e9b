import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { holds, requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { MemberMapper } from './schema.mappers.ts'

type Asked = { first?: number | null | undefined; after?: string | null | undefined }

const READERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER'] as const

/**
 * The active members of a union by name, never contact data. The audit gets one line for the page of the union and none
 * for a person: an officer who looks for somebody to invite leaves no trace of whom.
 * @returns null for an unknown union and for one out of scope: the same answer
 * @throws NotSignedIn
 */
export async function listUnitMembers(
  ctx: Context,
  unionId: string,
  asked: Asked,
): Promise<Page<MemberMapper> | null> {
  const viewer = requireSignedIn(ctx.viewer)
  const union = await ctx.loaders.organization.load(unionId)
  if (!union || !holds(viewer, READERS, union.path)) return null
  const first = clampFirst(asked.first)
  const after = decodeCursor(asked.after)
  const { member } = ctx.stores
  const found = await member.pageOf(unionId, ctx.clock.today(), after, first + 1)
  await ctx.audit.read(viewer, unionId, ['name'], 'LIST_MEMBERS')
  const people = await Promise.all(found.memberIds.map((id) => ctx.loaders.member.load(id)))
  const named = people.flatMap((person) => (person ? [{ ...person, contact: false }] : []))
  return toPage(named, first, found.total, ({ id }) => id)
}
