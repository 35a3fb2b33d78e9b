import { holds, type Viewer } from '@tinnhiem/kit/viewer'
import type { Role } from '@tinnhiem/kit/roles'
import type { Context } from '../context.ts'
import { onList } from './referral-list.ts'
import type { Post } from './projection-store.ts'

type Tools = Pick<Context, 'stores' | 'loaders' | 'clock'>

/** The officers on a unit's referral list today. */
export async function listOf(
  { stores, clock }: Pick<Context, 'stores' | 'clock'>,
  unionId: string,
) {
  const [posts, named] = await Promise.all([
    stores.projection.postsIn(unionId, clock.today()),
    stores.desk.named(unionId),
  ])
  return onList(posts, named)
}

/**
 * The post by which the viewer is on a unit's referral list: an officer's role over the unit and a place on the list,
 * both today. Null for everybody else, and for a unit that does not exist.
 */
export async function placeOnList(
  ctx: Tools & { viewer: Viewer },
  unionId: string,
): Promise<Post | null> {
  const { viewer, stores, loaders } = ctx
  const union = await loaders.organization.load(unionId)
  if (viewer.id === null || !union) return null
  const role: Role = union.level === 'GRASSROOTS' ? 'GRASSROOTS_OFFICER' : 'UPPER_OFFICER'
  if (!holds(viewer, [role], union.path)) return null
  const person = stores.find('OFFICER', viewer.id)
  return (await listOf(ctx, unionId)).find((post) => post.person === person) ?? null
}

/** The unit a member belongs to today; null outside every union. */
export async function unitOf(
  { stores, clock }: Pick<Context, 'stores' | 'clock'>,
  memberId: string,
): Promise<string | null> {
  const today = clock.today()
  const terms = await stores.projection.termsOf(memberId)
  return (
    terms.find(({ from, to }) => from <= today && (to === null || to >= today))?.unionId ?? null
  )
}
