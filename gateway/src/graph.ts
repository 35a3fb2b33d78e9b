import type { ApolloServer } from '@apollo/server'
import type { Logger } from '@tinnhiem/kit/logger'
import type { GraphQLSchema } from 'graphql'
import { readFile } from 'node:fs/promises'
import { createApollo } from './apollo.ts'
import { approve, type ApprovedOperations } from './approved.ts'
import type { Config } from './config.ts'
import type { RequestContext } from './context.ts'
import { TinNhiemGateway } from './gateway.ts'
import {
  createOperations,
  fitting,
  readAllowList,
  type AllowList,
  type Operations,
} from './operations.ts'
import { publicCalls } from './public-cache/public-calls.ts'
import type { Sources } from './sources.ts'
import { SMALLER_SUPERGRAPH_FILE, SUPERGRAPH_FILE } from './subgraphs.ts'
import { warmPlans } from './warm-plans.ts'

/** One composed graph with the operations that may be asked of it, ready for requests. */
export type Graph = {
  apollo: ApolloServer<RequestContext>
  operations: Operations
  approved: ApprovedOperations
  /** Names of approved operations it cannot answer. */
  broken: string[]
  stop: () => Promise<void>
}

/** What a test or the benchmark brings instead of the files. */
export type GraphParts = {
  supergraphSdl?: string | undefined
  allowList?: AllowList | undefined
}

/**
 * Reads supergraph and allow-list, composes, and warms every plan.
 * @throws Error when one cannot be read or is no supergraph of ours
 */
export async function loadGraph(
  config: Config,
  sources: Sources,
  log: Logger,
  parts: GraphParts = {},
): Promise<Graph> {
  const hasReferrals = config.subgraphs.referrals !== undefined
  const { supergraphFile, operationsFile } = config.resilience
  const file = supergraphFile ?? (hasReferrals ? SUPERGRAPH_FILE : SMALLER_SUPERGRAPH_FILE)
  const sdl = parts.supergraphSdl ?? (await readFile(file, 'utf8'))
  const allowed = parts.allowList ?? readAllowList(operationsFile)
  const { apollo, schema, gateway } = await startApollo(sdl, config, sources, log)
  try {
    const operations = createOperations(hasReferrals ? allowed : fitting(allowed, schema))
    const broken = await warmPlans(apollo, schema, operations.trusted)
    const approved = approve(gateway, schema, operations.trusted)
    return { apollo, operations, approved, broken, stop: () => apollo.stop() }
  } catch (error) {
    await apollo.stop()
    throw error
  }
}

async function startApollo(
  supergraphSdl: string,
  { executor }: Config,
  sources: Sources,
  log: Logger,
): Promise<Pick<Graph, 'apollo'> & { schema: GraphQLSchema; gateway: TinNhiemGateway }> {
  // the gateway would otherwise report to its maker every hour (gateway.md, fact 5); it reads nothing else
  // oxlint-disable-next-line no-restricted-properties
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const { of: sourceOf } = sources
  const calls = publicCalls(supergraphSdl, sources.callOf, sources.publicStore)
  const gateway = new TinNhiemGateway({ supergraphSdl, sourceOf, ...calls, executor, log })
  const apollo = createApollo(gateway, log)
  await apollo.start()
  if (!gateway.schema) throw new Error('the supergraph was not loaded')
  return { apollo, schema: gateway.schema, gateway }
}
