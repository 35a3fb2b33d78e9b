import { NotFound } from '@tinnhiem/kit/errors'
import { clampFirst, decodeCursor, toPage, type Page } from '@tinnhiem/kit/page'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { VisibleRating } from './audience.ts'
import type { BoardFilter } from './rating-store.ts'
import { onBoard, relationTo, shown } from './read-rating.ts'

type Maybe<T> = T | null | undefined
export type BoardAsked = {
  year: number
  under?: Maybe<string>
  post?: Maybe<BoardFilter['post']>
  level?: Maybe<BoardFilter['level']>
  first?: Maybe<number>
  after?: Maybe<string>
}

/**
 * One page of the board, in the scheme's order, with one line of audit.
 * @throws NotSignedIn, NotFound (no such year, or not for this reader)
 */
export async function listRatings(ctx: Context, asked: BoardAsked): Promise<Page<VisibleRating>> {
  const viewer = requireSignedIn(ctx.viewer)
  const cycle = (await onBoard(ctx)) ? await ctx.stores.cycle.ofYear(asked.year) : null
  if (!cycle) throw new NotFound(viewer.lang)
  const first = clampFirst(asked.first)
  if (!cycle.result) return toPage<VisibleRating>([], first, 0, () => '')
  const filter = {
    runId: cycle.result.runId,
    under: await upperUnion(ctx, asked.under),
    post: asked.post ?? null,
    level: asked.level ?? null,
  }
  const after = Number.parseInt(decodeCursor(asked.after) ?? '-1', 10)
  const from = Number.isNaN(after) ? -1 : after
  const { rows, total } = await ctx.stores.rating.page(filter, from, first + 1)
  await ctx.audit.read(viewer, cycle.id, ['level', 'total', 'interval', 'ballots'], 'ratings board')
  const page = toPage(rows, first, total, (row) => String(row.position))
  const edges = await Promise.all(
    page.edges.map(async ({ cursor, node }) => {
      const relation = node.memberId === viewer.id ? ('SELF' as const) : ('COUNCIL' as const)
      return { cursor, node: await shown(ctx, node, cycle, relation) }
    }),
  )
  return { ...page, edges }
}

/** The province is no filter; an unknown union holds nobody. */
async function upperUnion(ctx: Context, under: Maybe<string>): Promise<string | null> {
  if (!under) return null
  const union = await ctx.loaders.organization.load(under)
  return union?.level === 'PROVINCIAL' ? null : under
}

/** The caller's own ratings, and the published ones of the leaders of the caller's unit and the unions above it. */
export async function myRatings(ctx: Context): Promise<VisibleRating[]> {
  const viewer = requireSignedIn(ctx.viewer)
  const cycles = new Map(
    (await ctx.stores.cycle.withResult()).map((cycle) => [cycle.id, cycle] as const),
  )
  const runIds = [...cycles.values()].flatMap(({ result }) => result?.runId ?? [])
  const units = viewer.roles
    .filter(({ role }) => role === 'MEMBER')
    .flatMap(({ path }) => path.split('/').filter(Boolean))
  const [own, ofUnit] = await Promise.all([
    ctx.stores.rating.ofMember(viewer.id, runIds),
    ctx.stores.rating.ofUnions(units, runIds),
  ])
  const records = new Map([...own, ...ofUnit].map((record) => [record.id, record]))
  const seen = await Promise.all(
    [...records.values()].map(async (record) => {
      const cycle = cycles.get(record.cycleId)
      const relation = cycle ? await unitRelation(ctx, record, cycle) : null
      return cycle && relation ? [await shown(ctx, record, cycle, relation)] : []
    }),
  )
  return seen.flat().toSorted((a, b) => (a.cycleId > b.cycleId ? -1 : 1))
}

/** Here even the council is only a member of its unit: the board is where it sees more, and leaves a line. */
async function unitRelation(...[ctx, record, cycle]: Parameters<typeof relationTo>) {
  const roles = ctx.viewer.roles.filter(({ role }) => role === 'MEMBER')
  return await relationTo({ ...ctx, viewer: { ...ctx.viewer, roles } }, record, cycle)
}
