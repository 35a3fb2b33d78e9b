import { parseEnv } from '@tinnhiem/kit/env'
import { connectMongo } from '@tinnhiem/kit/mongo'
import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import * as z from 'zod'
import { answerStore, type StoredBallot } from '../src/answer/answer-store.ts'
import { commitTogether } from '../src/answer/commit-together.ts'
import { poolRange } from '../src/answer/ballot-format.ts'

/**
 * Ballots of a few milliseconds committed together (privacy.md 2.6) against one majority commit each, into the same
 * server in turn, 200 in flight. Every ballot must be there at the end.
 */
const BALLOTS = 6_000
const IN_FLIGHT = 200
const ROUNDS = 3
const LEAST_RATIO = 2

type Way = 'together' | 'one by one'

async function main(): Promise<void> {
  const settings = z.object({ TN_MONGO_URI: z.string(), TN_BENCH_FIGURES: z.string().optional() })
  const { TN_MONGO_URI, TN_BENCH_FIGURES } = parseEnv(settings)
  const uri = new URL(TN_MONGO_URI)
  uri.pathname = `/tn_bench_${randomBytes(6).toString('hex')}`
  await using stack = new AsyncDisposableStack()
  const connection = stack.adopt(await connectMongo(uri.toString()), async (open) => {
    await open.dropDatabase()
    await open.close()
  })
  const store = answerStore(connection)
  const perSecond: Record<Way, number[]> = { together: [], 'one by one': [] }
  for (let round = 0; round <= ROUNDS; round++)
    for (const way of ['together', 'one by one'] as const) {
      const rate = await measure(store, way)
      // The first round warms up.
      if (round > 0) perSecond[way].push(rate)
    }
  report(median(perSecond.together), median(perSecond['one by one']), TN_BENCH_FIGURES)
}

async function measure(store: ReturnType<typeof answerStore>, way: Way): Promise<number> {
  const survey = randomBytes(32).toString('hex')
  await store.prepare(survey)
  await using committer = commitTogether(store, async () => true, BALLOTS)
  const ballots = Array.from({ length: BALLOTS }, randomBallot)
  const started = performance.now()
  const queue = ballots.values()
  const lane = async (): Promise<void> => {
    for (const ballot of queue) {
      if (way === 'one by one') await store.insertAll(survey, [ballot])
      else await committer.add(survey, ballot)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  const seconds = (performance.now() - started) / 1_000
  const stored = await store.count(survey)
  if (stored !== BALLOTS) throw new Error(`${way}: ${stored} of ${BALLOTS} ballots are stored`)
  return BALLOTS / seconds
}

function randomBallot(): StoredBallot {
  const { first } = poolRange(1)
  return {
    id: Buffer.concat([first.subarray(0, 4), randomBytes(32)]),
    seq: 1,
    answers: Buffer.alloc(12, 3),
    publicKey: randomBytes(65),
    passSignature: randomBytes(256),
    signature: randomBytes(64),
    day: '2023-11-20',
  }
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
}

function report(together: number, single: number, file: string | undefined): void {
  const ratio = Number((together / single).toFixed(2))
  console.table([{ 'together /s': together, 'one by one /s': single, ratio }])
  console.log(JSON.stringify({ together, oneByOne: single, ratio }))
  const line = { figure: 'group commit over one by one', value: ratio, goal: LEAST_RATIO }
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
  if (ratio >= LEAST_RATIO) return
  console.error(`committing together is less than ${LEAST_RATIO}x faster`)
  process.exitCode = 1
}

await main()
