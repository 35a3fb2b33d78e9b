import { clampFirst, decodeCursor, encodeCursor } from '@tinnhiem/kit/page'
import type { Context } from '../context.ts'
import type { BoardFilter, BoardRow, Sum } from './board-store.ts'
import type { CampaignBoardRowMapper } from './schema.mappers.ts'
import { vietnameseOrder } from './vietnamese-order.ts'

type GroupedSum = Sum & { grouped: boolean }
type Placed = { cursor: string; row: CampaignBoardRowMapper }

/** Groups come behind every unit: smaller than all of them. */
const GROUPS = '9|'

/**
 * A page of units by band and name, then one row per upper union for its units under 10 members, and the totals of all
 * that match (CAM-11).
 */
export async function readBoard(
  ctx: Pick<Context, 'stores' | 'loaders'>,
  filter: BoardFilter,
  { first, after }: { first: number | null; after: string | null },
) {
  const limit = clampFirst(first)
  const position = decodeCursor(after)
  const [units, sums] = await Promise.all([
    position?.startsWith(GROUPS) ? [] : ctx.stores.board.page(filter, position, limit + 1),
    ctx.stores.board.sums(filter),
  ])
  const groups = units.length > limit ? [] : await groupsOf(ctx, sums, position)
  const placed = [...units.map(unitRow), ...groups]
  const edges = placed
    .slice(0, limit)
    .map(({ cursor, row }) => ({ cursor: encodeCursor(cursor), node: row }))
  const alone = sums.filter(({ grouped }) => !grouped)
  const totalCount = alone.reduce((sum, { units: n }) => sum + n, 0) + sums.length - alone.length
  return {
    edges,
    pageInfo: { hasNextPage: placed.length > limit, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
    totals: totalsOf(sums),
  }
}

function unitRow({ unitId, order, band, members, target, registered, verified }: BoardRow): Placed {
  const row = { organizationId: unitId, band, grouped: 0, members, target, registered, verified }
  return { cursor: order, row }
}

/** The groups behind a position, by the name of their upper union. */
async function groupsOf(
  { loaders }: Pick<Context, 'loaders'>,
  sums: readonly GroupedSum[],
  after: string | null,
): Promise<Placed[]> {
  const groups = sums.filter(({ grouped }) => grouped)
  const placed = await Promise.all(
    groups.map(async (sum) => {
      const upper = await loaders.organization.load(sum.upperId)
      return {
        cursor: `${GROUPS}${vietnameseOrder(upper?.name.vi ?? '')}|${sum.upperId}`,
        row: groupRow(sum),
      }
    }),
  )
  const behind = placed.filter(({ cursor }) => after === null || cursor > after)
  return behind.toSorted((a, b) => (a.cursor < b.cursor ? -1 : 1))
}

function groupRow({
  upperId,
  units,
  members,
  target,
  targets,
  registered,
  verified,
}: Sum): CampaignBoardRowMapper {
  return {
    organizationId: upperId,
    band: 'SMALL_UNDER_20',
    grouped: units,
    members,
    target: targets > 0 ? target : null,
    registered,
    verified,
  }
}

function totalsOf(sums: readonly Sum[]) {
  const total = { units: 0, members: 0, target: 0, registered: 0, verified: 0 }
  for (const { units, members, target, registered, verified } of sums) {
    total.units += units
    total.members += members
    total.target += target
    total.registered += registered
    total.verified += verified
  }
  return total
}
