import { isDeepStrictEqual, parseArgs } from 'node:util'
import * as z from 'zod'
import { closedLoop, CONNECTIONS, openLoop, type Load } from './load.ts'
import { DIRECT, readOperations, type Measured } from './operations.ts'
import { installPeers } from './peers.ts'
import { canPin } from './pinned.ts'
import { median, report, type Row, type Run } from './report.ts'
import { answerOf, startBench, type Bench, type Gateway } from './targets.ts'

/**
 * Our gateway, the stock @apollo/gateway, Hive Gateway (Rust planner; with --jit also its JavaScript) and a direct call:
 * one supergraph, the same stubs, an identity for each request, one core for the gateway. Rounds are interleaved, the
 * median counts. Fails when answers differ, when anybody shares a subgraph's answer between viewers, and when a goal
 * is missed. `node bench/gateway.bench.ts [seconds of a run] [rounds] [--jit]`
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { jit: { type: 'boolean', default: false } },
})
const SECONDS = Number(positionals[0] ?? 2)
const ROUNDS = Number(positionals[1] ?? 7)

type Target = { gateway: Gateway; operation: Measured; load: Load; fetches: number }

const usage = z.object({ cpuMs: z.number(), rssMb: z.number() })
const counted = z.object({ calls: z.number() })

async function main(): Promise<void> {
  const peers = installPeers()
  if ('missing' in peers) console.error(`\n${peers.missing} It goes on without Hive.\n`)
  if (!canPin) console.error('no taskset here: the gateway shares its core with the load\n')
  await using stack = new AsyncDisposableStack()
  const operations = readOperations()
  const bench = await startBench(stack, operations, peers, values.jit)
  const targets: Target[] = []
  for (const operation of operations) targets.push(...(await agreedTargets(bench, operation)))
  for (const { load, operation } of targets) await closedLoop(load, SECONDS / 2, operation.warmUp)
  const runs = new Map<Target, Run[]>(targets.map((target) => [target, []]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const target of targets) runs.get(target)?.push(await saturate(bench, target))
  const rows: Row[] = []
  for (const [target, all] of runs) rows.push(await rowOf(target, all))
  const direct = await closedLoop(await directLoad(bench), SECONDS)
  const called = { figure: 'gateway: a stub called directly, requests/s', value: direct.rps }
  report(rows, called, ROUNDS)
}

/** Asks every gateway once: all must say the same, without errors. */
async function agreedTargets(bench: Bench, operation: Measured): Promise<Target[]> {
  const targets: Target[] = []
  for (const gateway of bench.gateways) {
    const requests = bench.sessions.map((session) => requestOf(gateway, operation, session))
    const [first] = requests
    if (!first) throw new Error('nobody asks')
    const expected = await ask(gateway.url, first)
    const fetches = await fetchesOf(bench, () => ask(gateway.url, first))
    targets.push({ gateway, operation, fetches, load: { url: gateway.url, requests, expected } })
  }
  for (const { gateway, load } of targets) {
    const [told, known] = [load.expected, targets[0]?.load.expected ?? load.expected].map(String)
    if (told?.includes('"errors"'))
      throw new Error(`${gateway.variant} ${operation.name}: ${told.slice(0, 300)}`)
    if (!isDeepStrictEqual(JSON.parse(told ?? ''), JSON.parse(known ?? '')))
      throw new Error(`${operation.name}: answers differ\n${told}\n${known}`)
  }
  return targets
}

/** Subgraph calls of one request: the fewest of three, a stranger's call or one tried again can only add to them. */
async function fetchesOf(bench: Bench, once: () => Promise<unknown>): Promise<number> {
  const counts: number[] = []
  while (counts.length < 3) {
    const before = await callsOf(bench)
    await once()
    counts.push((await callsOf(bench)) - before)
  }
  return Math.min(...counts)
}

/** Ours reads the session cookie and signs an identity; Hive passes on the one that it is given. */
function requestOf({ variant }: Gateway, { documentId, variables }: Measured, session: string) {
  const who =
    variant === 'ours' || variant === 'stock'
      ? { cookie: `tn_session=${session}` }
      : { 'x-tinnhiem-identity': session }
  return {
    headers: { 'content-type': 'application/json', ...who },
    body: JSON.stringify({ documentId, variables }),
  }
}

async function ask(url: string, request: Load['requests'][number]): Promise<Buffer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', ...request })
  return Buffer.from(await response.arrayBuffer())
}

async function directLoad({ ratingsUrl: url }: Bench): Promise<Load> {
  const request = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(DIRECT) }
  // nobody is signed in: as many at a time as there are connections
  const requests = Array.from({ length: CONNECTIONS }, () => request)
  return { url, requests, expected: await ask(url, request) }
}

async function saturate(bench: Bench, { gateway, operation, load, fetches }: Target): Promise<Run> {
  const [before, calls] = [await usageOf(gateway), await callsOf(bench)]
  const { requests, rps } = await closedLoop(load, SECONDS).catch((cause: unknown) => {
    throw new Error(`${gateway.variant} ${operation.name}`, { cause })
  })
  const [after, callsAfter] = [await usageOf(gateway), await callsOf(bench)]
  // fewer calls than that: somebody was given what was fetched for somebody else
  if (callsAfter - calls < requests * fetches)
    throw new Error(
      `${gateway.variant} ${operation.name}: viewers share answers of subgraphs (${callsAfter - calls} calls for ${requests} requests of ${fetches})`,
    )
  return { rps, cpuMs: (after.cpuMs - before.cpuMs) / requests, rssMb: after.rssMb }
}

async function rowOf({ gateway, operation, load, fetches }: Target, all: Run[]): Promise<Row> {
  const usual = (of: keyof Run): number => median(all.map((run) => run[of]))
  const { p50, p99 } = await openLoop(load, usual('rps') / 2, Math.max(4, SECONDS + 1))
  return {
    operation: operation.name,
    variant: gateway.variant,
    rps: Math.round(usual('rps')),
    cpuMs: Number(usual('cpuMs').toFixed(3)),
    p50,
    p99,
    rssMb: Math.round(usual('rssMb')),
    fetches,
    bytes: load.expected.length,
    runs: all,
  }
}

async function usageOf({ child }: Gateway): Promise<z.infer<typeof usage>> {
  child.send('usage')
  return usage.parse(await answerOf(child))
}

async function callsOf({ stubs }: Bench): Promise<number> {
  stubs.send('calls')
  return counted.parse(await answerOf(stubs)).calls
}

await main()
