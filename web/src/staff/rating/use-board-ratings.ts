import { useQuery } from '@apollo/client/react'
import { BoardRatingsDocument, type RatedPost } from '../../generated/operations.ts'
import type { BoardRating } from './board.ts'

/** What the board shows: a year, one kind of post, everybody or one upper union. */
export type BoardFilterValue = { year: number; post: RatedPost; under: string | null }

/** The ratings of a filter, a hundred at a time; `more` is null when everything is there. */
export function useBoardRatings(filter: BoardFilterValue) {
  const { data, error, loading, refetch, fetchMore } = useQuery(BoardRatingsDocument, {
    variables: filter,
  })
  const page = data?.ratings
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => {
        const next = fetchMoreResult.ratings
        if (!before.ratings || !next) return before
        return { ...before, ratings: { ...next, edges: [...before.ratings.edges, ...next.edges] } }
      },
    })
  const ratings: readonly BoardRating[] = page?.edges.map(({ node }) => node) ?? []
  return {
    ratings,
    total: page?.totalCount ?? 0,
    loading: loading && !data,
    error,
    again: () => void refetch(),
    more: page?.pageInfo.hasNextPage ? more : null,
  }
}
