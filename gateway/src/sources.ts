import type { GraphQLDataSource } from '@apollo/gateway'
import type { Logger } from '@tinnhiem/kit/logger'
import { Pool } from 'undici'
import type { Config } from './config.ts'
import type { RequestContext } from './context.ts'
import { PoolDataSource } from './data-source.ts'
import { createStockDataSource } from './stock-data-source.ts'
import { createSubgraphCall, type CallSubgraph } from './subgraph-call.ts'
import type { SubgraphName } from './subgraphs.ts'

/** Bytes of one answer, of a subgraph and to a client. */
export const MAX_ANSWER = 1_000_000

export type Sources = {
  /** Also used to ask membership who somebody is. */
  membership: Pool
  /** Evidence on its way in and out of campaigns, apart from queries: it may be slow. */
  evidence: Pool
  /** Printed resolutions; null for a tenant without referrals. */
  printed: Pool | null
  /** How the compiled executor asks a subgraph. */
  callOf: (name: SubgraphName) => CallSubgraph
  /** How Apollo's executor asks it. */
  of: (name: SubgraphName) => GraphQLDataSource<RequestContext>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** One pool of kept connections per subgraph: its size is the most calls that run at once. */
export function openSources(config: Config, log: Logger): Sources {
  const { subgraphs, timeoutMs, dataSource } = config
  const pools = {
    membership: openPool(subgraphs.membership),
    surveys: openPool(subgraphs.surveys),
    ratings: openPool(subgraphs.ratings),
    campaigns: openPool(subgraphs.campaigns),
    referrals: subgraphs.referrals === undefined ? null : openPool(subgraphs.referrals),
  } satisfies Record<SubgraphName, Pool | null>
  const evidence = openPool(subgraphs.campaigns)
  const callOf = (name: SubgraphName): CallSubgraph => {
    const pool = pools[name]
    if (pool === null) throw new Error(`no address of ${name} is set`)
    return createSubgraphCall({ name, pool, timeoutMs, maxBytes: MAX_ANSWER, log })
  }
  const of = (name: SubgraphName): GraphQLDataSource<RequestContext> => {
    const url = subgraphs[name]
    if (dataSource !== 'stock') return new PoolDataSource(callOf(name))
    if (url === undefined) throw new Error(`no address of ${name} is set`)
    return createStockDataSource(`${originOf(url)}/graphql`)
  }
  const close = async (): Promise<void> => {
    const open = [...Object.values(pools), evidence].filter((pool) => pool !== null)
    await Promise.all(open.map((pool) => pool.destroy()))
  }
  const { membership, referrals: printed } = pools
  return { membership, evidence, printed, callOf, of, [Symbol.asyncDispose]: close }
}

function openPool(url: string): Pool {
  return new Pool(originOf(url), {
    connections: 64,
    keepAliveTimeout: 30_000,
    connectTimeout: 2_000,
  })
}

function originOf(url: string): string {
  return new URL(url).origin
}
