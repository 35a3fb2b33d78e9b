import { composeSupergraph } from '../src/compose.ts'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { freePort } from '../../infra/local/ports.ts'
import { SUBGRAPHS } from '../src/subgraphs.ts'
import type { Measured } from './operations.ts'
import type { Peers } from './peers.ts'
import { startPinned } from './pinned.ts'

export type Variant = 'ours' | 'stock' | 'hive' | 'hive --jit'

export type Gateway = { variant: Variant; url: string; child: ChildProcess }

export type Bench = {
  gateways: Gateway[]
  /** The ratings stub, for the direct call. */
  ratingsUrl: string
  stubs: ChildProcess
  /** One session token for each person who asks. */
  sessions: string[]
}

const SESSIONS = 400
const USAGE = pathToFileURL(join(import.meta.dirname, 'usage.ts')).href
const urls = z.object({
  membership: z.string(),
  surveys: z.string(),
  ratings: z.string(),
  campaigns: z.string(),
  referrals: z.string(),
})
type Urls = z.infer<typeof urls>

/** Starts the stubs and every gateway; what was started is in `stack`, also when a later one fails. */
export async function startBench(
  stack: AsyncDisposableStack,
  operations: readonly Measured[],
  peers: Peers,
  withJit: boolean,
): Promise<Bench> {
  const keep = (child: ChildProcess): ChildProcess => {
    stack.defer(() => stop(child))
    return child
  }
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const stubs = keep(startPinned('stubs', { file: fileOf('stubs.ts') }, { NODE_ENV: 'production' }))
  stubs.send({ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'EdDSA' })
  const subgraphs = urls.parse(await answerOf(stubs))
  const gateways = [
    await startOurs('ours', subgraphs, keep),
    await startOurs('stock', subgraphs, keep),
  ]
  if ('folder' in peers) {
    const folder = mkdtempSync(join(tmpdir(), 'tn-hive-'))
    stack.defer(() => rmSync(folder, { recursive: true, force: true }))
    const files = writeInputs(folder, subgraphs, operations)
    for (const variant of withJit ? (['hive', 'hive --jit'] as const) : (['hive'] as const))
      gateways.push(await startHive(variant, peers.folder, files, keep))
  }
  const sessions = await Promise.all(
    Array.from({ length: SESSIONS }, (_, at) => sessionOf(privateKey, at)),
  )
  return { gateways, ratingsUrl: subgraphs.ratings, stubs, sessions }
}

/** A child ends when its channel does; one that does not is ended. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  if (child.connected) child.disconnect()
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await ended
  clearTimeout(timer)
}

type Keep = (child: ChildProcess) => ChildProcess

async function startOurs(variant: 'ours' | 'stock', subgraphs: Urls, keep: Keep): Promise<Gateway> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const env = {
    NODE_ENV: 'production',
    APOLLO_TELEMETRY_DISABLED: '1',
    TN_PORT: '0',
    TN_LOG_LEVEL: 'error',
    // saturation is what is measured: nothing is refused for it
    TN_LAG_MS: '600000',
    TN_REQUEST_MS: '120000',
    TN_RATE_VIEWER: '100000000/1000000',
    // budgets and public answers in Redis are work the others do not do, and answers shared between viewers
    TN_REDIS_URL: undefined,
    TN_CACHE_REDIS_URL: undefined,
    ...Object.fromEntries(
      SUBGRAPHS.map((name) => [`TN_${name.toUpperCase()}_URL`, subgraphs[name]]),
    ),
    TN_IDENTITY_KEY: JSON.stringify(await exportJWK(privateKey)),
    // as `npm start` runs it, and as the README says to
    ...(variant === 'ours' && { NODE_OPTIONS: '--max-semi-space-size=64' }),
    TN_EXECUTOR: variant === 'ours' ? 'compiled' : 'stock',
    TN_DATA_SOURCE: variant === 'ours' ? 'pool' : 'stock',
  }
  const file = fileOf('gateway-process.ts')
  const child = keep(startPinned('gateway', { file, imports: [USAGE] }, env))
  const { url } = z.object({ url: z.string() }).parse(await answerOf(child))
  return { variant, url, child }
}

type Inputs = { supergraph: string; documents: string }

/** The same supergraph with the addresses of the stubs, and the documents by their ids. */
function writeInputs(folder: string, subgraphs: Urls, operations: readonly Measured[]): Inputs {
  const inputs = {
    supergraph: join(folder, 'supergraph.graphql'),
    documents: join(folder, 'd.json'),
  }
  const sdl = SUBGRAPHS.reduce(
    (text, name) => text.replaceAll(`http://${name}.invalid`, subgraphs[name]),
    composeSupergraph(),
  )
  writeFileSync(inputs.supergraph, sdl)
  const rows = operations.map(({ documentId, text }) => [documentId, text])
  writeFileSync(inputs.documents, JSON.stringify(Object.fromEntries(rows)))
  return inputs
}

async function startHive(
  variant: 'hive' | 'hive --jit',
  folder: string,
  { supergraph, documents }: Inputs,
  keep: Keep,
): Promise<Gateway> {
  const port = await freePort()
  const file = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
  const kind =
    variant === 'hive' ? ['supergraph', '--hive-router-runtime'] : ['--jit', 'supergraph']
  const args = [
    ...['--fork', '1', '--host', '127.0.0.1', '--port', String(port), '--disable-websockets'],
    ...['--polling', '1h', '--config-path', join(folder, 'gateway.config.mjs')],
    ...kind,
    supergraph,
  ]
  const env = { NODE_ENV: 'production', DO_NOT_TRACK: '1', TN_BENCH_DOCUMENTS: documents }
  const child = keep(startPinned('gateway', { file, args, imports: [USAGE] }, env))
  const url = `http://127.0.0.1:${port}`
  await untilReady(`${url}/readiness`, child)
  return { variant, url, child }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    if (child.exitCode !== null) break
    await wait(100)
  }
  throw new Error(`nothing answers at ${url}`)
}

async function sessionOf(key: Parameters<SignJWT['sign']>[0], at: number): Promise<string> {
  return new SignJWT({ sid: `s${at}` })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'bench' })
    .setIssuer('tinnhiem-membership')
    .setAudience('tinnhiem-gateway')
    .setSubject(`M-${at}`)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(key)
}

function fileOf(name: string): string {
  return join(import.meta.dirname, name)
}

/** The next message of a child. @throws Error when it ends first */
export async function answerOf(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController()
  const ended = () => stop.abort(new Error(`${child.spawnargs.join(' ')} has ended`))
  child.once('exit', ended)
  try {
    const [message]: unknown[] = await once(child, 'message', { signal: stop.signal })
    return message
  } finally {
    child.off('exit', ended)
  }
}
