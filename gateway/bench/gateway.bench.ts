import { parseEnv } from '@tinnhiem/kit/env'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import * as z from 'zod'
import { idOf } from '../src/operations.ts'
import { load } from './load.ts'
import { DIRECT, QUERIES } from './queries.ts'

/**
 * Our data source against the stock one behind the same door, and a subgraph asked directly. Every request has
 * its own session, rounds are interleaved, the median of three counts; an answer that differs or holds errors
 * fails the run. `node bench/gateway.bench.ts [seconds per run]`
 */
const SECONDS = Number(process.argv[2] ?? 4)
const ROUNDS = 3
const SESSIONS = 400
const LEAST_RATIO = 3

type Target = {
  variant: 'ours' | 'stock' | 'direct'
  query: (typeof QUERIES)[number] | typeof DIRECT
  url: string
  child: ChildProcess | null
}
type Run = {
  rps: number
  cpuMsPerRequest: number | null
  p50: number
  p99: number
  rssMb: number | null
}

const urls = z.object({
  membership: z.string(),
  surveys: z.string(),
  ratings: z.string(),
  campaigns: z.string(),
  referrals: z.string(),
})
const usage = z.object({ cpuMs: z.number(), rssMb: z.number() })

async function main(): Promise<void> {
  const children: ChildProcess[] = []
  const start = (file: string, env: Record<string, string>): ChildProcess => {
    const child = fork(new URL(file, import.meta.url), {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    children.push(child)
    return child
  }
  try {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const stubs = start('./stubs.ts', { NODE_ENV: 'production' })
    stubs.send({ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'EdDSA' })
    const subgraphs = urls.parse(await answerOf(stubs))
    const identity = await exportJWK(
      (await generateKeyPair('EdDSA', { extractable: true })).privateKey,
    )
    const env = {
      APOLLO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'test',
      TN_PORT: '0',
      TN_MEMBERSHIP_URL: subgraphs.membership,
      TN_SURVEYS_URL: subgraphs.surveys,
      TN_RATINGS_URL: subgraphs.ratings,
      TN_CAMPAIGNS_URL: subgraphs.campaigns,
      TN_REFERRALS_URL: subgraphs.referrals,
      TN_IDENTITY_KEY: JSON.stringify(identity),
    }
    const gateways = await Promise.all(
      (['pool', 'stock'] as const).map(async (source) => {
        const child = start('./gateway-process.ts', { ...env, TN_DATA_SOURCE: source })
        const { url } = z.object({ url: z.string() }).parse(await answerOf(child))
        return { variant: source === 'pool' ? 'ours' : 'stock', url, child } as const
      }),
    )
    const cookies = await Promise.all(
      Array.from({ length: SESSIONS }, (_, at) => sessionOf(privateKey, at)),
    )
    const targets: Target[] = [
      ...QUERIES.flatMap((query) => gateways.map((gateway) => ({ ...gateway, query }))),
      { variant: 'direct', query: DIRECT, url: subgraphs.ratings, child: null },
    ]
    report(await measureAll(targets, cookies))
  } finally {
    for (const child of children) child.disconnect()
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [message]: unknown[] = await once(child, 'message')
  return message
}

async function sessionOf(key: Parameters<SignJWT['sign']>[0], at: number): Promise<string> {
  const token = await new SignJWT({ sid: `s${at}` })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'bench' })
    .setIssuer('tinnhiem-membership')
    .setAudience('tinnhiem-gateway')
    .setSubject(`M-${at}`)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(key)
  return `tn_session=${token}`
}

async function measureAll(
  targets: readonly Target[],
  cookies: readonly string[],
): Promise<Map<Target, Run[]>> {
  const agreed = await agreedAnswers(targets, cookies)
  const runs = new Map<Target, Run[]>(targets.map((target) => [target, []]))
  for (const target of targets) await measure(target, cookies, agreed, Math.max(2, SECONDS / 2))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const target of targets)
      runs.get(target)?.push(await measure(target, cookies, agreed, SECONDS))
  return runs
}

/** Asks each variant once: all must say the same, without errors. */
async function agreedAnswers(
  targets: readonly Target[],
  cookies: readonly string[],
): Promise<Map<string, string>> {
  const agreed = new Map<string, string>()
  for (const target of targets) {
    const { headers, body } = requestOf(target, cookies[0] ?? '')
    const text = await (
      await fetch(`${target.url}/graphql`, { method: 'POST', headers, body })
    ).text()
    if (text.includes('"errors"'))
      throw new Error(`${target.variant} ${target.query.name}: ${text.slice(0, 300)}`)
    const known = agreed.get(target.query.name) ?? text
    if (known !== text)
      throw new Error(`${target.query.name}: the answers differ\n${known}\n${text}`)
    agreed.set(target.query.name, text)
  }
  return agreed
}

function requestOf({ variant, query }: Target, cookie: string) {
  const { text, variables } = query
  const asked =
    variant === 'direct' ? { query: text } : { documentId: idOf(text), operationName: undefined }
  return {
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ ...asked, variables }),
  }
}

async function measure(
  target: Target,
  cookies: readonly string[],
  agreed: ReadonlyMap<string, string>,
  seconds: number,
): Promise<Run> {
  const { url, child, query, variant } = target
  const requests = cookies.map((cookie) => requestOf(target, cookie))
  const expected = agreed.get(query.name) ?? ''
  const before = await usageOf(child)
  const measured = await load({ url, requests, expected, seconds }).catch((cause: unknown) => {
    throw new Error(`${variant} ${query.name}: an answer differs`, { cause })
  })
  const after = await usageOf(child)
  const cpuMsPerRequest = before && after ? (after.cpuMs - before.cpuMs) / measured.requests : null
  return { ...measured, cpuMsPerRequest, rssMb: after?.rssMb ?? null }
}

async function usageOf(child: ChildProcess | null): Promise<z.infer<typeof usage> | null> {
  if (!child) return null
  child.send('usage')
  return usage.parse(await answerOf(child))
}

function median(values: readonly (number | null)[]): number {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function report(runs: ReadonlyMap<Target, Run[]>): void {
  const rows = [...runs].map(([{ variant, query }, all]) => ({
    query: query.name,
    variant,
    'requests/s': Math.round(median(all.map((run) => run.rps))),
    'CPU ms/request': Number(median(all.map((run) => run.cpuMsPerRequest)).toFixed(3)),
    'p50 ms': median(all.map((run) => run.p50)),
    'p99 ms': median(all.map((run) => run.p99)),
    'RSS MB': Math.round(median(all.map((run) => run.rssMb))),
  }))
  console.table(rows)
  const of = (query: string, variant: string) =>
    rows.find((row) => row.query === query && row.variant === variant)
  const ratio = (query: string, key: 'requests/s' | 'CPU ms/request') => {
    const [ours, stock] = [of(query, 'ours')?.[key] ?? 0, of(query, 'stock')?.[key] ?? 0]
    return Number((key === 'requests/s' ? ours / stock : stock / ours).toFixed(2))
  }
  const ratios = {
    machine: { cores: availableParallelism(), node: process.version },
    rounds: ROUNDS,
    smallOverStock: ratio('small', 'requests/s'),
    smallOverStockCpu: ratio('small', 'CPU ms/request'),
    boardOverStock: ratio('board', 'requests/s'),
    boardOverStockCpu: ratio('board', 'CPU ms/request'),
    directOverSmall: Number(
      (
        (of('direct', 'direct')?.['requests/s'] ?? 0) / (of('small', 'ours')?.['requests/s'] ?? 1)
      ).toFixed(2),
    ),
  }
  console.log(JSON.stringify(ratios))
  keepFigures([
    { figure: 'gateway: small query, requests/s', value: of('small', 'ours')?.['requests/s'] ?? 0 },
    {
      figure: 'gateway: small query, times the stock data source',
      value: ratios.smallOverStock,
      goal: LEAST_RATIO,
    },
    { figure: 'gateway: the same by CPU time', value: ratios.smallOverStockCpu, goal: LEAST_RATIO },
    { figure: 'gateway: board of 50, times the stock data source', value: ratios.boardOverStock },
    {
      figure: 'gateway: a direct subgraph call, times our small query',
      value: ratios.directOverSmall,
    },
  ])
  if (Math.max(ratios.smallOverStock, ratios.smallOverStockCpu) >= LEAST_RATIO) return
  console.error(`the small query is less than ${LEAST_RATIO}x the stock data source`)
  process.exitCode = 1
}

/** For the table at the end of `npm run bench`. */
function keepFigures(figures: readonly { figure: string; value: number; goal?: number }[]): void {
  const { TN_BENCH_FIGURES: file } = parseEnv(z.object({ TN_BENCH_FIGURES: z.string().optional() }))
  if (file) appendFileSync(file, figures.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

await main()
