import { expect } from 'vitest'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { SURVEY, YEAR } from './province.ts'
import { people, type World } from './world.ts'

export const CYCLE = `leaders-${YEAR}`

const OPEN = `mutation($year: Int!, $survey: ID!, $scheme: String!) {
  openRatingCycle(year: $year, survey: $survey, scheme: $scheme) {
    __typename
    ... on RatingCycleChanged { cycle { id state version ready moves } }
    ... on Failure { code message } } }`
const START = `mutation($cycle: ID!, $version: Int!) {
  startRatingRun(cycle: $cycle, version: $version) {
    __typename
    ... on RatingRunStarted { run { id state total done } }
    ... on Failure { code message } ... on VersionConflict { currentVersion } } }`
const CANCEL = `mutation($id: ID!) { cancelRatingRun(id: $id) {
  __typename ... on RatingRunCancelled { run { state cycle { state } } } ... on Failure { code } } }`
const APPROVE = `mutation($cycle: ID!, $version: Int!, $decisionNo: String!) {
  approveRatings(cycle: $cycle, version: $version, decisionNo: $decisionNo) {
    __typename
    ... on RatingCycleChanged { cycle { state version } } ... on Failure { code } } }`
const RUN = `query($id: ID!) { ratingRun(id: $id) {
  id state done total percent secondsLeft step steps { code state } retries failure
  groups { organization { id } done total } log { at code text } startedBy { id } cycle { state } } }`
const INPUTS = `query($year: Int!, $part: Int!) { ratingCycle(year: $year) { inputs(part: $part) inputsParts } }`
const CYCLE_QUERY = `query($year: Int!) { ratingCycle(year: $year) {
  id year state version ready moves closingDay inputsHash ratingsHash inputs
  scheme { id excellent capPercent } survey { id } steps { state on by { id } }
  counts { rated excellent good completed notCompleted notRated tied } latestRun { id state } } }`

/** What people do, in one line each. */
export function verbs(world: World) {
  const version = async () => (await world.stores.cycle.byId(CYCLE))?.version ?? 0
  const run = async (id = `run-${CYCLE}-v1`) =>
    (await world.data(people.hang, RUN, { id })).ratingRun
  return {
    run,
    version,
    opens: async (who: Claims, changes = {}) =>
      (
        await world.data(who, OPEN, {
          year: YEAR,
          survey: SURVEY,
          scheme: 'leader-2023',
          ...changes,
        })
      ).openRatingCycle,
    starts: async (who: Claims, at?: number) =>
      (await world.data(who, START, { cycle: CYCLE, version: at ?? (await version()) }))
        .startRatingRun,
    cancels: async (who: Claims, id: string) =>
      (await world.data(who, CANCEL, { id })).cancelRatingRun,
    approves: async (who: Claims, decisionNo = '12/QĐ-LĐLĐ') =>
      (await world.data(who, APPROVE, { cycle: CYCLE, version: await version(), decisionNo }))
        .approveRatings,
    cycle: async (who: Claims = people.hang) =>
      (await world.data(who, CYCLE_QUERY, { year: YEAR })).ratingCycle,
    /** The frozen inputs, each part with the bytes of its answer. */
    inputs: async (who: Claims = people.hang) => {
      const parts: { text: string; bytes: number }[] = []
      for (;;) {
        const answer = await world.data(who, INPUTS, { year: YEAR, part: parts.length })
        const text = answer.ratingCycle.inputs
        if (text === null) return parts
        parts.push({ text, bytes: Buffer.byteLength(JSON.stringify({ data: answer })) })
        expect(answer.ratingCycle.inputsParts).toBeGreaterThanOrEqual(parts.length)
      }
    },
    done: async (id?: string, limitMs?: number) => {
      let last: unknown = null
      return await world.until(
        () => `run done: ${JSON.stringify(last)}`,
        async () => {
          const seen = await run(id)
          last = seen
          if (seen.state === 'FAILED') throw new Error(JSON.stringify(seen))
          return seen.state === 'DONE' && seen
        },
        limitMs,
      )
    },
  }
}
