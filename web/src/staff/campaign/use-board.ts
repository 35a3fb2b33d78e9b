import { useQuery } from '@apollo/client/react'
import {
  CampaignBoardDocument,
  type SizeBand,
  type CampaignBoardQuery,
} from '../../generated/operations.ts'

/** Which part of a board is shown. */
export type BoardFilterValue = { id: string; band: SizeBand | null; under: string | null }
/** A board as its panel asks for it. */
export type Board = NonNullable<NonNullable<CampaignBoardQuery['campaign']>['board']>
/** A row: one unit, or the small ones of an upper union together. */
export type BoardRow = Board['edges'][number]['node']

/** How many rows a page of a board has. */
export const PAGE = 100

/** The rows of a filter, a hundred at a time; `more` is null when everything is there. */
export function useBoard(filter: BoardFilterValue) {
  const { data, error, loading, refetch, fetchMore } = useQuery(CampaignBoardDocument, {
    variables: { ...filter, first: PAGE, after: null },
  })
  const board = data?.campaign?.board
  const more = () =>
    void fetchMore({
      variables: { after: board?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => {
        const [old, next] = [before.campaign?.board, fetchMoreResult.campaign?.board]
        if (!before.campaign || !old || !next) return before
        const joined = { ...next, edges: [...old.edges, ...next.edges] }
        return { ...before, campaign: { ...before.campaign, board: joined } }
      },
    })
  return {
    board,
    rows: board?.edges.map(({ node }) => node) ?? [],
    loading: loading && !data,
    error,
    again: () => void refetch(),
    more: board?.pageInfo.hasNextPage ? more : null,
  }
}
