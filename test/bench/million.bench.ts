import { appendFileSync } from 'node:fs'
import { startProcess } from '../crash/service-process.ts'
import { withDatabase } from '../crash/tally.ts'
import { approves, boardOf, cycleOf, opensCycle, startsRun } from '../world/rating-verbs.ts'
import { moves, opensSurvey, surveyOf } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import {
  logNormalSizes,
  putProvince,
  putSurvey,
  unionAt,
  upperAt,
  type Sizes,
} from './million-ballots.ts'

/**
 * From closing to the ratings of all leaders: one million ballots in 10,000 pools of log-normal size, put in by the bench;
 * one worker process of surveys and one of ratings. Goal: under 60 s, at most 512 MB a worker. A wrong number of ballots,
 * an unrated union or a missed goal fails.
 * `node test/bench/million.bench.ts [ballots] [pools]`
 */
const BALLOTS = Number(process.argv[2] ?? 1_000_000)
const POOLS = Number(process.argv[3] ?? 10_000)
const MOST_SECONDS = 60
const MOST_MB = 512

async function main(): Promise<void> {
  const sizes = logNormalSizes(POOLS, BALLOTS)
  await using world = await createWorld({ redisDb: 8 })
  const { id } = await opensSurvey(world)
  for (const name of ['surveysWorker', 'ratingsWorker'] as const) await world.stopService(name)
  await enlarge(world, id, sizes)
  const flags = ['--max-old-space-size=300', '--max-semi-space-size=8']
  const start = async (name: string) =>
    await startProcess(`services/${name}/src/worker.ts`, world.env, undefined, flags)
  await using surveys = await start('surveys')
  await using ratings = await start('ratings')
  const seconds = await measure(world, id)
  const peak = Math.max(surveys.peakMb(), ratings.peakMb())
  await check(world, sizes)
  report({ ...seconds, surveysMb: surveys.peakMb(), ratingsMb: ratings.peakMb() })
  if (seconds.total > MOST_SECONDS) fail(`${seconds.total} s are more than ${MOST_SECONDS}`)
  if (peak > MOST_MB) fail(`${peak} MB are more than ${MOST_MB}`)
}

/** The small survey that was opened by the real path gets the big pools, passes and ballots. */
async function enlarge(world: TestWorld, survey: string, sizes: Sizes): Promise<void> {
  await withDatabase(world, 'surveys_pass', async (db) => {
    for (const name of ['pools', 'passes', 'eligible'])
      await db.collection(name).deleteMany({ survey })
  })
  await withDatabase(world, 'surveys_ballot', async (db) => {
    await db.collection(`ballots_${survey}`).drop()
  })
  await putSurvey(world, survey, sizes)
  await putProvince(world, sizes)
  await withDatabase(world, 'ratings', async (db) => {
    const ids = [
      ...sizes.map((_, at) => unionAt(at)),
      ...new Set(sizes.map((_, at) => upperAt(at))),
    ]
    await db.collection<{ _id: string }>('facts').insertMany(
      ids.map((unionId, at) => {
        const fact = {
          code: 'DENSITY',
          unionId,
          asOf: '2023-10-31',
          rev: 1,
          denominator: 100,
          source: 'bench',
        }
        return { _id: `DENSITY-${unionId}`, ...fact, numerator: 70 + (at % 31) }
      }),
    )
  })
}

async function measure(world: TestWorld, id: string) {
  await opensCycle(world, 2023, id)
  const open = await surveyOf(world, 'mai', id)
  const started = performance.now()
  const since = () => Math.round((performance.now() - started) / 100) / 10
  await moves(world, 'mai', 'closeSurvey', id, open.version, { title: open.title.vi })
  await world.until(
    'the release',
    async () => (await surveyOf(world, 'mai', id)).state === 'RELEASED',
    300_000,
  )
  const released = since()
  await world.until('its intake', async () => (await cycleOf(world, 2023)).ready, 120_000)
  const ready = since()
  await startsRun(world, 2023)
  await world.until(
    'the ratings',
    async () => {
      const { latestRun, state } = await cycleOf(world, 2023)
      if (latestRun?.state === 'FAILED') throw new Error('the run failed')
      return state === 'APPROVAL'
    },
    300_000,
  )
  return { tally: released, intake: ready - released, ratings: since() - ready, total: since() }
}

async function check(world: TestWorld, sizes: Sizes): Promise<void> {
  await approves(world, 2023)
  const page = await boardOf(world, 2023, 'hang', 1)
  const counted = page.reduce((sum, row) => sum + Number(row.ballots !== null), 0)
  const expected = sizes.filter(({ ballots }) => ballots >= 10).length
  if (counted === 0 || expected === 0) fail('nobody was rated')
}

function report(figures: Record<string, number>): void {
  console.table([figures])
  const file = process.env['TN_BENCH_FIGURES']
  if (!file) return
  for (const [name, value] of Object.entries(figures))
    appendFileSync(
      file,
      `${JSON.stringify({ figure: `million: ${name}`, value: Math.round(value * 10) / 10 })}\n`,
    )
}

function fail(why: string): void {
  console.error(why)
  process.exitCode = 1
}

await main()
process.exit()
