import { clampFirst, decodeCursor, encodeCursor } from '@tinnhiem/kit/page'
import type { Context } from '../context.ts'
import { partKey } from '../loaders.ts'
import type { BoardFilter, BoardRow, GroupedSum, Sum } from './board-store.ts'
import type { CampaignBoardMapper, CampaignBoardRowMapper } from './schema.mappers.ts'
import { per100 } from './size-band.ts'
import { vietnameseOrder } from './vietnamese-order.ts'

type Placed = { cursor: string; row: CampaignBoardRowMapper }

/** Groups come behind every unit: smaller than all of them. */
const GROUPS = '9|'

/**
 * A page of units by band and name, then one row per upper union for its units under 10 members, and the totals of all
 * that match (CAM-11). Sums are counted once per request, and only when something asks for them.
 */
export async function readBoard(
  ctx: Pick<Context, 'stores' | 'loaders'>,
  filter: BoardFilter,
  { first, after }: { first: number | null; after: string | null },
): Promise<CampaignBoardMapper> {
  const limit = clampFirst(first)
  const position = decodeCursor(after)
  const sums = async () => await ctx.loaders.boardSums(partKey(filter)).load(filter.campaignId)
  const units = position?.startsWith(GROUPS)
    ? []
    : await ctx.stores.board.page(filter, position, limit + 1)
  const groups = units.length > limit ? [] : await groupsOf(ctx, await sums(), position)
  const placed = [...units.map(unitRow), ...groups]
  const edges = placed
    .slice(0, limit)
    .map(({ cursor, row }) => ({ cursor: encodeCursor(cursor), node: row }))
  return {
    edges,
    pageInfo: { hasNextPage: placed.length > limit, endCursor: edges.at(-1)?.cursor ?? null },
    sums,
  }
}

/** Rows of a board: a group is one. */
export function rowsOf(sums: readonly GroupedSum[]): number {
  return sums.reduce((rows, { grouped, units }) => rows + (grouped ? 1 : units), 0)
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

export function totalsOf(sums: readonly Sum[]) {
  const total = { units: 0, members: 0, target: 0, registered: 0, verified: 0 }
  for (const { units, members, target, registered, verified } of sums) {
    total.units += units
    total.members += members
    total.target += target
    total.registered += registered
    total.verified += verified
  }
  return { ...total, per100: per100(total.verified, total.members) }
}
