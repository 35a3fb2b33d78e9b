import type { FundBoardResolvers } from '../../generated/types.generated.ts'
import type { Board } from '../fund-board.ts'
import type { FundBoardMapper } from '../schema.mappers.ts'
import { boardsOf, roundTable, YEAR } from '../read-fund.ts'

export const FundBoard: FundBoardResolvers = {
  organization: ({ place }) => ({ id: place.id }),
  support: async (parent, _, ctx) =>
    tableIn((await boardsOf(ctx, parent.year)).support, parent, YEAR),
  activity: async (parent, _, ctx) =>
    tableIn((await boardsOf(ctx, parent.year)).activity, parent, YEAR),
  rounds: async (parent, _, ctx) => {
    const { support, rounds } = await boardsOf(ctx, parent.year)
    const appeals = await ctx.stores.fund.appealsOf(parent.year)
    const over = appeals.flatMap((appeal) => appeal.rounds.map(({ no }) => ({ appeal, round: no })))
    return over
      .map((one) => ({ ...one, id: roundTable(one.appeal.id, one.round) }))
      .filter(({ id }) => rounds.has(id))
      .map(({ id, ...one }) => ({ ...one, table: tableIn(support, parent, id) }))
      .filter(({ table }) => table.units > 0)
  },
}

function tableIn(board: Board, { place }: FundBoardMapper, table: string) {
  return place.level === 'DIRECT_UPPER' ? board.under(place.id, table) : board.province(table)
}
