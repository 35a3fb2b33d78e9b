/** Three fetches one after another (ratings, surveys, membership): the small query. */
const SMALL = `query Small($year: Int!) {
  ratingCycle(year: $year) { year survey { title { vi } audience { name { vi } } } }
}`

/** A page of the board: fifty ratings of ten unions, five fetches. */
const BOARD = `query Board($year: Int!) {
  ratings(year: $year, first: 50) {
    edges { node { id level union { name { vi } } person { name { full } } cycle { survey { title { vi } } } } }
  }
}`

/** What is measured; the first decides. */
export const QUERIES = [
  { name: 'small', text: SMALL, variables: { year: 2023 } },
  { name: 'board', text: BOARD, variables: { year: 2023 } },
] as const

/** One subgraph asked directly: the floor under every gateway. */
export const DIRECT = {
  name: 'direct',
  text: 'query Direct($year: Int!) { ratingCycle(year: $year) { year survey { id } } }',
  variables: { year: 2023 },
} as const
