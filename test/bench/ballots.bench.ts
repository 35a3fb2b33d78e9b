import {
  blind,
  createBallotKey,
  finalize,
  fromBase64url,
  padTo,
  passMessage,
  readPoolKey,
  signBallot,
  toBase64url,
  verifyManifest,
  type Blinding,
  type Bytes,
  type BallotKey,
  type PoolKey,
} from '@tinnhiem/web/ballot'
import { availableParallelism } from 'node:os'
import { appendFileSync } from 'node:fs'
import { createConnection } from 'mongoose'
import { Pool } from 'undici'
import { trustedDocuments } from '../../infra/local/seed/trusted-documents.ts'
import { inLanes } from '../crash/direct-passes.ts'
import { GLAD } from '../world/verbs.ts'
import { startBenchWorld, type BenchWorld } from './bench-world.ts'

/**
 * Passes and ballots per second from a client to the majority commit and back, through the real gateway, every process
 * its own. What a phone computes is prepared before the clock runs. An answer with errors, or any other than the one
 * expected, fails the bench; so does a ballot that is not in the database at the end.
 * `node test/bench/ballots.bench.ts [per round] [flags of the processes, e.g. --cpu-prof]`
 */
const POOLS = 20
const ROUNDS = 3
const PER_ROUND = Number(process.argv[2] ?? 2_000)
const WARM_UP = 500
const CONNECTIONS = 48
const LEAST_BALLOTS = 500

type Prepared = {
  member: string
  cookie: string
  key: BallotKey
  message: Bytes
  blinding: Blinding
  pool: number
}
type Figures = { perSecond: number; p50: number; p99: number; cpu: Record<string, number> }
type Request = { headers: Record<string, string>; body: string }

async function main(): Promise<void> {
  const members = Math.ceil((WARM_UP + ROUNDS * PER_ROUND) / POOLS)
  await using bench = await startBenchWorld(POOLS, members, process.argv.slice(3))
  const issuer = await readIssuer(bench)
  const client = new Pool(bench.world.url, { connections: CONNECTIONS, pipelining: 1 })
  const rounds = sizes().map(([from, to]) => bench.members.slice(from, to))
  const [passes, ballots]: [Figures[], Figures[]] = [[], []]
  for (const round of rounds) {
    const prepared = await inLanes(4, round, async (member) => await prepare(bench, issuer, member))
    const issued = await send(
      bench,
      client,
      prepared.map((each) => passRequest(bench, issuer, each)),
      '"SurveyPassIssued"',
    )
    const cast = await inLanes(
      4,
      prepared,
      async (each, at) => await ballotRequest(bench, issuer, each, issued.answers[at] ?? ''),
    )
    const stored = await send(bench, client, cast, '"AnswerStored"')
    passes.push(issued.figures)
    ballots.push(stored.figures)
  }
  await client.destroy()
  await checkStored(bench)
  report({ passes: median(passes.slice(1)), ballots: median(ballots.slice(1)) })
}

/** The warm-up first, then the rounds that count. */
function sizes(): [number, number][] {
  const ends = Array.from({ length: ROUNDS + 1 }, (_, round) => WARM_UP + round * PER_ROUND)
  return ends.map((end, at) => [ends[at - 1] ?? 0, end])
}

type Issuer = { manifestHash: string; pools: Map<string, { number: number; key: PoolKey }> }

/** Keys of all pools from the manifest; which unit has which pool, from the frozen roster. */
async function readIssuer({ world, survey }: BenchWorld): Promise<Issuer> {
  const connection = await createConnection(world.databases.uri('surveys_pass')).asPromise()
  const rows = await connection.collection('pools').find({ survey }).toArray()
  const record = await connection
    .collection<{ _id: string; manifest?: { hash: string; header: string } }>('surveys')
    .findOne({ _id: survey })
  const text = await connection
    .collection('poolLists')
    .findOne({ _id: `${survey}.UP-TANUYEN` as never })
  await connection.close()
  const { hash = '', header = '' } = record?.manifest ?? {}
  const checked = await verifyManifest(header, String(text?.['text']), hash)
  if (!checked.ok) throw new Error(checked.problem)
  const unitOf = new Map(rows.map((row) => [row['number'], row['unionIds'][0]]))
  const pools = await Promise.all(
    checked.list.pools.map(
      async ({ number, publicKey }) =>
        [unitOf.get(number), { number, key: await readPoolKey(publicKey) }] as const,
    ),
  )
  return { manifestHash: hash, pools: new Map(pools) }
}

function poolOf(issuer: Issuer, member: string) {
  const pool = issuer.pools.get(member.split(':')[0] ?? '')
  if (!pool) throw new Error(`${member} has no pool`)
  return pool
}

async function prepare(bench: BenchWorld, issuer: Issuer, member: string): Promise<Prepared> {
  const { number: pool, key: poolKey } = poolOf(issuer, member)
  const key = await createBallotKey()
  const { survey } = bench
  const message = await passMessage({
    survey,
    pool,
    manifestHash: issuer.manifestHash,
    publicKey: key.publicKey,
  })
  const blinding = await blind(message, poolKey)
  return { member, cookie: await bench.cookieOf(member), key, message, blinding, pool }
}

const documents = trustedDocuments()

function fixed(operationName: string) {
  const documentId = documents.get(operationName)
  if (!documentId) throw new Error(`the gateway does not know ${operationName}`)
  return { documentId, operationName }
}

function passRequest(
  { survey }: BenchWorld,
  { manifestHash }: Issuer,
  { cookie, blinding }: Prepared,
): Request {
  const variables = { survey, manifestHash, blinded: toBase64url(blinding.blinded) }
  return {
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ ...fixed('IssueSurveyPass'), variables }),
  }
}

async function ballotRequest(
  { survey }: BenchWorld,
  issuer: Issuer,
  prepared: Prepared,
  answer: string,
): Promise<Request> {
  const { key, message, blinding, pool, member } = prepared
  const { blindSignature } = JSON.parse(answer).data.issueSurveyPass
  const passSignature = await finalize(
    message,
    poolOf(issuer, member).key,
    fromBase64url(blindSignature),
    blinding.inverse,
  )
  const { manifestHash } = issuer
  const ballot = await signBallot({ survey, pool, manifestHash, key, passSignature }, 1, GLAD)
  const body = padTo((padding) =>
    JSON.stringify({ ...fixed('AnswerSurvey'), variables: { ballot: { ...ballot, padding } } }),
  )
  return { headers: { 'content-type': 'application/json' }, body }
}

/** Sends every request once over the kept connections. */
async function send(
  bench: BenchWorld,
  client: Pool,
  requests: readonly Request[],
  expected: string,
): Promise<{ figures: Figures; answers: string[] }> {
  const times: number[] = []
  const before = bench.cpu()
  const started = performance.now()
  const answers = await inLanes(CONNECTIONS, requests, async (request) => {
    const sent = performance.now()
    const { body, statusCode } = await client.request({
      path: '/graphql',
      method: 'POST',
      ...request,
    })
    const text = await body.text()
    if (statusCode !== 200 || text.includes('"errors"') || !text.includes(expected))
      throw new Error(`${statusCode} ${text.slice(0, 300)}`)
    times.push(performance.now() - sent)
    return text
  })
  const seconds = (performance.now() - started) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
  const cpu = Object.entries(bench.cpu()).map(
    ([name, ms]) =>
      [name, Number(((ms - (before[name] ?? 0)) / requests.length).toFixed(3))] as const,
  )
  const perSecond = Math.round(requests.length / seconds)
  return {
    figures: { perSecond, p50: at(0.5), p99: at(0.99), cpu: Object.fromEntries(cpu) },
    answers,
  }
}

async function checkStored({ world, survey, members }: BenchWorld): Promise<void> {
  const connection = await createConnection(world.databases.uri('surveys_ballot')).asPromise()
  const stored = await connection.collection(`ballots_${survey}`).countDocuments()
  await connection.close()
  const sent = WARM_UP + ROUNDS * PER_ROUND
  if (stored !== Math.min(sent, members.length))
    throw new Error(`${stored} ballots are stored, ${sent} were acknowledged`)
}

function median(figures: readonly Figures[]): Figures {
  const [, middle] = figures.toSorted((a, b) => a.perSecond - b.perSecond)
  if (!middle) throw new Error('no rounds')
  return middle
}

function report(figures: { passes: Figures; ballots: Figures }): void {
  console.table(
    Object.entries(figures).map(([what, { cpu, perSecond, p50, p99 }]) => {
      const spent = Object.entries(cpu).map(([name, ms]) => [`${name} CPU ms`, ms])
      return { what, '/s': perSecond, 'p50 ms': p50, 'p99 ms': p99, ...Object.fromEntries(spent) }
    }),
  )
  const { TN_BENCH_FIGURES: file } = process.env
  const machine = { cores: availableParallelism(), node: process.version }
  console.log(JSON.stringify({ machine, rounds: ROUNDS, perRound: PER_ROUND, ...figures }))
  const lines = [
    { figure: 'passes/s end to end', value: figures.passes.perSecond },
    { figure: 'ballots/s end to end', value: figures.ballots.perSecond, goal: LEAST_BALLOTS },
  ]
  if (file) appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  // A machine that is busy with something else is told by the CPU a ballot takes, not by the clock.
  const { perSecond, cpu } = figures.ballots
  const each = Object.values(cpu).reduce((sum, ms) => sum + ms, 0)
  const busiest = Math.max(...Object.values(cpu), each / availableParallelism())
  const ifAlone = Math.round(1_000 / busiest)
  console.log(`${each.toFixed(2)} ms of CPU a ballot, all processes: at most ${ifAlone}/s here`)
  if (Math.max(perSecond, ifAlone) >= LEAST_BALLOTS) return
  console.error(`fewer than ${LEAST_BALLOTS} ballots a second`)
  process.exitCode = 1
}

await main()
