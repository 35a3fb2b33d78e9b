import type { ApolloClient } from '@apollo/client'
import { BoardRatingsDocument } from '../../generated/operations.ts'
import type { BoardRating } from './board.ts'
import type { BoardFilterValue } from './use-board-ratings.ts'

/** Every rating of a filter, page after page. @throws what kept one page away: never half a file */
export async function fetchAllRatings(
  client: ApolloClient,
  filter: BoardFilterValue,
): Promise<BoardRating[]> {
  const ratings: BoardRating[] = []
  let after: string | null = null
  for (;;) {
    const page: BoardPage = await fetchPage(client, filter, after)
    ratings.push(...page.ratings)
    if (page.next === null) return ratings
    after = page.next
  }
}

type BoardPage = { ratings: BoardRating[]; next: string | null }

async function fetchPage(
  client: ApolloClient,
  filter: BoardFilterValue,
  after: string | null,
): Promise<BoardPage> {
  const { data, error } = await client.query({
    query: BoardRatingsDocument,
    variables: { ...filter, after },
    fetchPolicy: 'no-cache',
  })
  if (error || !data?.ratings) throw error ?? new Error('no ratings')
  const { edges, pageInfo } = data.ratings
  return {
    ratings: edges.map(({ node }) => node),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  }
}
