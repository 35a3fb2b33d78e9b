import type { TestWorld } from './world.ts'

const CHANGED =
  '{ __typename ... on RatingCycleChanged { cycle { id state version } } ... on MoveRefused { rule } ... on VersionConflict { currentVersion } ... on InvalidInput { field rule } }'

const OPENED = CHANGED.replace(' ... on VersionConflict { currentVersion }', '')

export type CycleView = {
  id: string
  state: string
  version: number
  ready: boolean
  inputsHash: string | null
  ratingsHash: string | null
  latestRun: { id: string; state: string; done: number; total: number } | null
}

export async function cycleOf(world: TestWorld, year: number, key = 'hang'): Promise<CycleView> {
  const document =
    'query ($year: Int!) { ratingCycle(year: $year) { id state version ready inputsHash ratingsHash latestRun { id state done total } } }'
  return (await (await world.as(key)).data(document, { year }))['ratingCycle']
}

export async function opensCycle(world: TestWorld, year: number, survey: string, key = 'hang') {
  const document = `mutation ($year: Int!, $survey: ID!) { openRatingCycle(year: $year, survey: $survey, scheme: "leader-2023") ${OPENED} }`
  return (await (await world.as(key)).data(document, { year, survey }))['openRatingCycle']
}

export async function startsRun(world: TestWorld, year: number, key = 'hang') {
  const { id, version } = await cycleOf(world, year)
  const document =
    'mutation ($id: ID!, $v: Int!) { startRatingRun(cycle: $id, version: $v) { __typename ... on RatingRunStarted { run { id state total } } ... on MoveRefused { rule } ... on VersionConflict { currentVersion } } }'
  return (await (await world.as(key)).data(document, { id, v: version }))['startRatingRun']
}

export async function approves(world: TestWorld, year: number, key = 'ruong') {
  const { id, version } = await cycleOf(world, year)
  const document = `mutation ($id: ID!, $v: Int!) { approveRatings(cycle: $id, version: $v, decisionNo: "12/QĐ-LĐLĐ") ${CHANGED} }`
  return (await (await world.as(key)).data(document, { id, v: version }))['approveRatings']
}

/** Opens the cycle, waits for the release, runs, and approves by the second officer. */
export async function ratesYear(
  world: TestWorld,
  year: number,
  survey: string,
): Promise<CycleView> {
  await opensCycle(world, year, survey)
  await world.until('the release in ratings', async () => (await cycleOf(world, year)).ready)
  const started = await startsRun(world, year)
  if (started.__typename !== 'RatingRunStarted')
    throw new Error(`not started: ${JSON.stringify(started)}`)
  await world.until('the run', async () => {
    const { latestRun, state } = await cycleOf(world, year)
    if (latestRun?.state === 'FAILED') throw new Error('the run failed')
    return state === 'APPROVAL'
  })
  const approved = await approves(world, year)
  if (approved.__typename !== 'RatingCycleChanged')
    throw new Error(`not approved: ${JSON.stringify(approved)}`)
  return await cycleOf(world, year)
}

export type BoardRow = {
  id: string
  level: string
  levelBeforeCap: string | null
  notRatedReason: string | null
  ballots: number | null
  eligible: number | null
  total: number | null
  rawTotal: number | null
  interval: { low: number; high: number } | null
  tied: boolean
  union: { id: string }
  counts: { question: string; shrunk: number | null }[] | null
}

/** The whole board, or its first pages. */
export async function boardOf(
  world: TestWorld,
  year: number,
  key = 'hang',
  pages = Infinity,
): Promise<BoardRow[]> {
  const document =
    'query ($year: Int!, $after: String) { ratings(year: $year, first: 100, after: $after) { edges { node { id level levelBeforeCap notRatedReason ballots eligible total rawTotal interval { low high } tied union { id } counts { question shrunk } } } pageInfo { hasNextPage endCursor } } }'
  const rows: BoardRow[] = []
  for (let after: string | null = null; ;) {
    const { ratings } = await (await world.as(key)).data(document, { year, after })
    rows.push(...ratings.edges.map(({ node }: { node: BoardRow }) => node))
    if (!ratings.pageInfo.hasNextPage || rows.length >= 100 * pages) return rows
    after = ratings.pageInfo.endCursor
  }
}
