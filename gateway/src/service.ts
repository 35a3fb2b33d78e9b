import type { ApolloServer } from '@apollo/server'
import { createClock } from '@tinnhiem/kit/clock'
import { createLogger, type Logger } from '@tinnhiem/kit/logger'
import { listen, stopListening, type RunningService } from '@tinnhiem/kit/service'
import type { GraphQLSchema } from 'graphql'
import { readFileSync } from 'node:fs'
import { createApollo } from './apollo.ts'
import { createCeiling } from './ceiling.ts'
import { readConfig, type Config } from './config.ts'
import type { RequestContext } from './context.ts'
import { createCounter } from './counter.ts'
import { TinNhiemGateway } from './gateway.ts'
import type { EvidenceDoor } from './evidence-door.ts'
import type { GraphqlDoor } from './graphql-door.ts'
import { createDoor } from './http.ts'
import { createIdentities } from './identity.ts'
import {
  createOperations,
  fitting,
  readAllowList,
  type AllowList,
  type Operations,
} from './operations.ts'
import type { PrintedDoor } from './printed-door.ts'
import { createSigner, type Signer } from './signing-key.ts'
import { MAX_ANSWER, openSources, type Sources } from './sources.ts'
import { createStaticFiles } from './static-files.ts'
import { SMALLER_SUPERGRAPH_FILE, SUPERGRAPH_FILE } from './subgraphs.ts'
import { createViewers } from './viewer.ts'
import { warmPlans } from './warm-plans.ts'

export { readConfig, type Config }

/** What a test or the benchmark brings instead of the committed files. */
export type Parts = { supergraphSdl?: string; allowList?: AllowList; log?: Logger }

type House = {
  config: Config
  log: Logger
  sources: Sources
  apollo: ApolloServer<RequestContext>
  operations: Operations
  signer: Signer
  count: GraphqlDoor['count']
}

/**
 * Starts the gateway: plans warmed, then listening. Dispose of it to stop.
 * @throws Error when the port is taken, or the supergraph, the allow-list or a key cannot be read
 */
export async function startGateway(config: Config, parts: Parts = {}): Promise<RunningService> {
  await using stack = new AsyncDisposableStack()
  const log = parts.log ?? createLogger('gateway')
  const sources = stack.use(openSources(config, log))
  const hasReferrals = config.subgraphs.referrals !== undefined
  const file = hasReferrals ? SUPERGRAPH_FILE : SMALLER_SUPERGRAPH_FILE
  const sdl = parts.supergraphSdl ?? readFileSync(file, 'utf8')
  const { apollo, schema } = await startApollo(sdl, sources, log)
  stack.defer(() => apollo.stop())
  const allowed = parts.allowList ?? readAllowList()
  const operations = createOperations(hasReferrals ? allowed : fitting(allowed, schema))
  const broken = await warmPlans(apollo, schema, operations.trusted)
  if (broken.length > 0)
    log.error({ broken }, 'operations this supergraph cannot answer: run npm run codegen')
  const signer = await createSigner(config.keys.current, config.keys.others)
  const { count, stop } = createCounter<'answered' | 'refused' | 'failed'>(
    log,
    'anonymous requests',
  )
  stack.defer(stop)
  const open = { ready: true }
  const server = openDoor({ config, log, sources, apollo, operations, signer, count }, open)
  const url = await listen(server, config.port)
  stack.defer(() => stopListening(server))
  stack.defer(() => void (open.ready = false))
  const stopping = stack.move()
  return { url, [Symbol.asyncDispose]: () => stopping.disposeAsync() }
}

async function startApollo(
  supergraphSdl: string,
  sources: Sources,
  log: Logger,
): Promise<{ apollo: ApolloServer<RequestContext>; schema: GraphQLSchema }> {
  // the gateway would otherwise report to its maker every hour (gateway.md, fact 5); it reads nothing else
  // oxlint-disable-next-line no-restricted-properties
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const gateway = new TinNhiemGateway({ supergraphSdl, sourceOf: sources.of, log })
  const apollo = createApollo(gateway, log)
  await apollo.start()
  if (!gateway.schema) throw new Error('the supergraph was not loaded')
  return { apollo, schema: gateway.schema }
}

function openDoor(house: House, open: { ready: boolean }) {
  const { config, log, signer } = house
  const graphql = createGraphqlDoor(house)
  return createDoor({
    graphql,
    evidence: createEvidenceDoor(house, graphql),
    printed: createPrintedDoor(house, graphql),
    files: createStaticFiles(config.webDist),
    jwks: signer.jwks,
    clock: createClock(config.clockOffsetMs),
    demoFile: config.demoFile,
    ready: () => open.ready,
    log,
  })
}

function createEvidenceDoor(
  { config, sources, log }: House,
  { viewers, identities }: GraphqlDoor,
): EvidenceDoor {
  const { uploads, timeoutMs: answerMs } = config
  return {
    pool: sources.evidence,
    viewers,
    identities,
    ceiling: createCeiling(uploads.atOnce),
    limits: { wholeMs: uploads.wholeMs, idleMs: uploads.idleMs, answerMs },
    log,
  }
}

/** Null for a tenant without referrals: then the path is like any other. */
function createPrintedDoor(
  { config, sources }: House,
  { viewers, identities }: GraphqlDoor,
): PrintedDoor | null {
  const pool = sources.printed
  return pool && { pool, viewers, identities, answerMs: config.timeoutMs }
}

function createGraphqlDoor({
  config,
  log,
  sources,
  apollo,
  operations,
  signer,
  count,
}: House): GraphqlDoor {
  const { subgraphs, timeoutMs, sessionKeepMs: keepMs, anonymousCeiling, allowAdHoc } = config
  const membership = { membershipUrl: subgraphs.membership, pool: sources.membership }
  return {
    apollo,
    operations,
    viewers: createViewers({ ...membership, signer, timeoutMs, keepMs }),
    identities: createIdentities(signer),
    ceiling: createCeiling(anonymousCeiling),
    allowAdHoc,
    maxAnswer: MAX_ANSWER,
    count,
    log,
  }
}
