import { createClock } from '@tinnhiem/kit/clock'
import { createLogger, type Logger } from '@tinnhiem/kit/logger'
import { startTelemetry } from '@tinnhiem/kit/telemetry/telemetry'
import { listen, type RunningService } from '@tinnhiem/kit/service'
import { createCeiling } from './ceiling.ts'
import { readConfig, type Config } from './config.ts'
import { createCounter } from './counter.ts'
import type { EvidenceDoor } from './evidence-door.ts'
import { loadGraph, type GraphParts } from './graph.ts'
import type { GraphqlDoor } from './graphql-door.ts'
import { createDoor } from './http.ts'
import { createIdentities } from './identity.ts'
import type { PrintedDoor } from './printed-door.ts'
import type { Limiter } from './rate/limiter.ts'
import { openLimiter } from './rate/open-limiter.ts'
import { createDrain } from './resilience/drain.ts'
import { watchEventLoop } from './resilience/event-loop.ts'
import { createGenerations, type Generation, type Generations } from './resilience/generations.ts'
import { watchHealth, type Readiness } from './resilience/health.ts'
import { createReload, watchFiles } from './resilience/reload.ts'
import { createShedder } from './resilience/shedder.ts'
import { createSigner, type Signer } from './signing-key.ts'
import { MAX_ANSWER, openSources, type Sources } from './sources.ts'
import { createStaticFiles } from './static-files.ts'
import { createObserver, type Observer } from './telemetry/observer.ts'
import { createTokenHolders } from './token/token-holders.ts'
import { createViewers } from './viewer.ts'

export { readConfig, type Config }

/** What a test or the benchmark brings instead of the committed files. */
export type Parts = GraphParts & { log?: Logger }

/** Running, and able to take a new supergraph and allow-list without dropping a request. */
export type RunningGateway = RunningService & {
  /** False when the new files are no good: then the old graph stays, and the log says why. */
  reload: () => Promise<boolean>
}

type House = {
  config: Config
  log: Logger
  sources: Sources
  signer: Signer
  limiter: Limiter
  observer: Observer
}
type Shared = Omit<GraphqlDoor, 'apollo' | 'operations' | 'approved'>

/**
 * Starts the gateway: plans warmed, then listening. Dispose of it to stop: not ready, drained, closed.
 * @throws Error when the port is taken, or the supergraph, the allow-list or a key cannot be read
 */
export async function startGateway(config: Config, parts: Parts = {}): Promise<RunningGateway> {
  await using stack = new AsyncDisposableStack()
  const log = parts.log ?? createLogger('gateway')
  const telemetry = stack.use(await startTelemetry('gateway', config.telemetry))
  const observer = createObserver(telemetry)
  const sources = stack.use(openSources(config, log, observer))
  observer.watchBreakers(sources.broken)
  const signer = await createSigner(config.keys.current, config.keys.others)
  const { count, stop } = createCounter<'answered' | 'refused' | 'failed'>(
    log,
    'anonymous requests',
    observer.anonymous,
  )
  stack.defer(stop)
  const eventLoop = watchEventLoop()
  stack.defer(eventLoop.stop)
  const limiter = stack.use(openLimiter(config))
  const house: House = { config, log, sources, signer, limiter, observer }
  const shared = { ...createGraphqlDoor(house, eventLoop.lagMs), count }
  const graphs = stack.use(
    await createGenerations((isReload) => open(house, shared, parts, isReload)),
  )
  const health = stack.use(await watchHealth(config))
  const state = { stopping: false }
  const ready = (): Readiness => ({
    ready: !state.stopping && health.knowsMembership(),
    away: [...new Set([...health.away(), ...sources.broken()])],
  })
  const server = openDoor(house, shared, graphs.use, ready)
  const drain = createDrain(server)
  const url = await listen(server, config.port)
  stack.defer(() => drain.end(config.resilience))
  stack.defer(() => void (state.stopping = true))
  const reload = createReload(graphs.replace, log)
  stack.defer(watchFiles(config, reload))
  const stopping = stack.move()
  return { url, reload, [Symbol.asyncDispose]: () => stopping.disposeAsync() }
}

/**
 * One graph behind the door. At the start a gateway with a few broken operations is better than none; later the old
 * graph, which answers all of them, is better.
 */
async function open(
  { config, sources, log }: House,
  shared: Shared,
  parts: GraphParts,
  isReload: boolean,
): Promise<Generation<GraphqlDoor>> {
  const { broken, stop, ...graph } = await loadGraph(config, sources, log, parts)
  if (broken.length > 0) {
    const failure = `operations this supergraph cannot answer: ${broken.join(', ')}`
    if (isReload) {
      await stop()
      throw new Error(failure)
    }
    log.error({ broken }, 'operations this supergraph cannot answer: run npm run codegen')
  }
  return { value: { ...shared, ...graph }, stop }
}

function openDoor(
  house: House,
  shared: Shared,
  graphql: Generations<GraphqlDoor>['use'],
  ready: () => Readiness,
) {
  const { config, log, signer } = house
  return createDoor({
    graphql,
    evidence: createEvidenceDoor(house, shared),
    printed: createPrintedDoor(house, shared),
    files: createStaticFiles(config.webDist),
    jwks: signer.jwks,
    clock: createClock(config.clockOffsetMs),
    demoFile: config.demoFile,
    ready,
    bodyMs: config.bodyMs,
    proxyHops: config.proxyHops,
    log,
  })
}

function createEvidenceDoor(
  { config, sources, log }: House,
  { viewers, identities, limiter, proxyHops }: Shared,
): EvidenceDoor {
  const { uploads, timeoutMs: answerMs } = config
  return {
    pool: sources.evidence,
    viewers,
    identities,
    limiter,
    proxyHops,
    ceiling: createCeiling(uploads.atOnce),
    limits: { wholeMs: uploads.wholeMs, idleMs: uploads.idleMs, answerMs },
    log,
  }
}

/** Null for a tenant without referrals: then the path is like any other. */
function createPrintedDoor(
  { config, sources }: House,
  { viewers, identities, limiter, proxyHops }: Shared,
): PrintedDoor | null {
  const pool = sources.printed
  return pool && { pool, viewers, identities, limiter, proxyHops, answerMs: config.timeoutMs }
}

function createGraphqlDoor(
  { config, log, sources, signer, limiter, observer }: House,
  lagMs: () => number,
): Omit<Shared, 'count'> {
  const { subgraphs, timeoutMs, sessionKeepMs: keepMs, anonymousCeiling, allowAdHoc } = config
  const { room, lagMs: mostLagMs, requestMs } = config.resilience
  const asked = { membership: sources.membership, signer, timeoutMs, keepMs }
  return {
    viewers: createViewers({ ...asked, membershipUrl: subgraphs.membership }),
    holders: createTokenHolders(asked),
    identities: createIdentities(signer),
    observer,
    ceiling: createCeiling(anonymousCeiling),
    shed: createShedder(room, mostLagMs, lagMs),
    requestMs,
    adHocMs: config.adHocMs,
    limiter,
    proxyHops: config.proxyHops,
    allowAdHoc,
    maxAnswer: MAX_ANSWER,
    log,
  }
}
