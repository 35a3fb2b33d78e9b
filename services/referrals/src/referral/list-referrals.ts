import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { placeOnList } from '../roster/stand.ts'
import type { Relation } from './referral.ts'
import { keepReads } from './read-referral.ts'
import { relationTo } from './relation.ts'
import type { ReferralMapper } from './schema.mappers.ts'

export type Asked = {
  union: string
  open: boolean | null
  first: number | null
  after: string | null
}

/**
 * A page of a unit's referrals for its referral list; every one shown is a read.
 * @throws NotSignedIn, NotFound (no such unit, or not on its list)
 */
export async function listReferrals(ctx: Context, asked: Asked): Promise<Page<ReferralMapper>> {
  const viewer = requireSignedIn(ctx.viewer)
  if (!(await placeOnList(ctx, asked.union))) throw new NotFound(viewer.lang)
  const first = clampFirst(asked.first)
  const { rows, total } = await ctx.stores.referral.pageOf(asked.union, {
    open: asked.open,
    after: decodeCursor(asked.after),
    first,
  })
  const seen = rows.map((referral) => ({ referral, relation: listRelation(ctx, referral, asked) }))
  const page = toPage(seen, first, total, ({ referral }) => referral.id)
  await keepReads(
    ctx,
    viewer,
    page.edges.map(({ node }) => node),
    'LIST',
  )
  return page
}

function listRelation(
  { viewer }: Context,
  { unionId, file }: ReferralMapper['referral'],
  { union }: Asked,
): Relation {
  if (file.memberId === viewer.id) return 'SELF'
  return unionId === union ? 'LIST' : 'NEW_LIST'
}

/** The viewer's own, the latest step first. */
export async function listMine(ctx: Context): Promise<ReferralMapper[]> {
  const viewer = requireSignedIn(ctx.viewer)
  const mine = await ctx.stores.referral.ofMember(viewer.id)
  const last = ({ file }: ReferralMapper['referral']) => file.steps.at(-1)?.on ?? ''
  return mine
    .toSorted((a, b) => last(b).localeCompare(last(a)))
    .map((referral) => ({ referral, relation: 'SELF' as const }))
}

/**
 * Where an upper unit is asked for its opinion.
 * @throws NotSignedIn, NotFound (no such unit, or not on its list)
 */
export async function listOpinionsAsked(ctx: Context, unionId: string): Promise<ReferralMapper[]> {
  const viewer = requireSignedIn(ctx.viewer)
  if (!(await placeOnList(ctx, unionId))) throw new NotFound(viewer.lang)
  const asked = await ctx.stores.referral.askedOf(unionId)
  const relations = await Promise.all(asked.map(async (one) => await relationTo(ctx, one)))
  const seen = asked.flatMap((referral, at) => {
    const relation = relations[at]
    return relation ? [{ referral, relation }] : []
  })
  await keepReads(ctx, viewer, seen, 'OPINION')
  return seen
}
