import type { GraphQLDataSource } from '@apollo/gateway'
import type { Logger } from '@tinnhiem/kit/logger'
import { KEPT_QUIET_MS } from '@tinnhiem/kit/service'
import { Pool } from 'undici'
import type { Config } from './config.ts'
import type { RequestContext } from './context.ts'
import { PoolDataSource } from './data-source.ts'
import { post, type Posted } from './post.ts'
import { NOBODY, NobodyThere } from './resilience/call-failure.ts'
import { createLane, type Lane } from './resilience/lane.ts'
import { openSharedStore, type SharedStore } from './public-cache/shared-store.ts'
import { createStockDataSource } from './stock-data-source.ts'
import { createSubgraphCall, type CallSubgraph } from './subgraph-call.ts'
import { SUBGRAPHS, type SubgraphName } from './subgraphs.ts'
import { createObserver, type Observer } from './telemetry/observer.ts'

/** Calls to one service at once, of named requests and of anonymous ones: the anonymous have places of their own. */
const PLACES = { named: 64, anonymous: 32 }

/** Bytes of one answer, of a subgraph and to a client. */
export const MAX_ANSWER = 1_000_000

/** Posts JSON to a door of membership beside its graph, as patiently as a query. @throws what the last try threw */
export type AskMembership = (
  path: string,
  headers: Record<string, string>,
  body: string,
) => Promise<Posted>

const MAX_IDENTITY = 65_536

export type Sources = {
  /** Asks membership who somebody is. */
  membership: AskMembership
  /** Evidence on its way in and out of campaigns, apart from queries: it may be slow. */
  evidence: Pool
  /** Printed resolutions; null for a tenant without referrals. */
  printed: Pool | null
  /** Answers that are the same for everybody signed in; null where no cache is set. */
  publicStore: SharedStore | null
  /** How the compiled executor asks a subgraph. */
  callOf: (name: SubgraphName) => CallSubgraph
  /** How Apollo's executor asks it. */
  of: (name: SubgraphName) => GraphQLDataSource<RequestContext>
  /** The services whose breaker is not closed. */
  broken: () => SubgraphName[]
  [Symbol.asyncDispose]: () => Promise<void>
}

/** One pool of kept connections and two lanes per subgraph, whichever graph asks. */
export function openSources(
  config: Config,
  log: Logger,
  observer: Observer = createObserver(),
): Sources {
  const { subgraphs, dataSource, cacheRedisUrl } = config
  const pools = {
    membership: openPool(subgraphs.membership),
    surveys: openPool(subgraphs.surveys),
    ratings: openPool(subgraphs.ratings),
    campaigns: openPool(subgraphs.campaigns),
    referrals: subgraphs.referrals === undefined ? null : openPool(subgraphs.referrals),
  } satisfies Record<SubgraphName, Pool | null>
  const evidence = openPool(subgraphs.campaigns)
  const lanes = new Map(SUBGRAPHS.map((name) => [name, createLanes(name, config, log)] as const))
  const callOf = (name: SubgraphName): CallSubgraph => {
    const pool = pools[name]
    if (pool === null) throw new Error(`no address of ${name} is set`)
    const own = lanes.get(name) ?? createLanes(name, config, log)
    const call = createSubgraphCall({ name, pool, lanes: own, maxBytes: MAX_ANSWER, log })
    return observer.call(name, call)
  }
  const of = (name: SubgraphName): GraphQLDataSource<RequestContext> => {
    const url = subgraphs[name]
    if (dataSource !== 'stock') return new PoolDataSource(callOf(name))
    if (url === undefined) throw new Error(`no address of ${name} is set`)
    return createStockDataSource(`${originOf(url)}/graphql`)
  }
  const publicStore = cacheRedisUrl === undefined ? null : openSharedStore(cacheRedisUrl, log)
  const close = async (): Promise<void> => {
    await publicStore?.[Symbol.asyncDispose]()
    const open = [...Object.values(pools), evidence].filter((pool) => pool !== null)
    await Promise.all(open.map((pool) => pool.destroy()))
  }
  const broken = (): SubgraphName[] =>
    [...lanes].filter(([, { named }]) => named.state() !== 'closed').map(([name]) => name)
  const { membership, referrals: printed } = pools
  return {
    membership: createAskMembership(membership, config, log),
    evidence,
    printed,
    publicStore,
    callOf,
    of,
    broken,
    [Symbol.asyncDispose]: close,
  }
}

/** A lane of its own: who asks is looked up although membership's graph is busy. */
function createAskMembership(pool: Pool, config: Config, log: Logger): AskMembership {
  const say = (breaker: string): void => log.warn({ subgraph: 'identity', breaker }, 'breaker')
  const lane = laneOf(config, { atOnce: PLACES.named, waitMs: 1_000 }, say)
  return (path, headers, body) => {
    const deadline = performance.now() + config.timeoutMs
    const ask = async (timeoutMs: number): Promise<Posted> => {
      const answer = await post(pool, path, headers, body, { timeoutMs, maxBytes: MAX_IDENTITY })
      if (NOBODY.includes(answer.status)) throw new NobodyThere(`status ${answer.status}`)
      return answer
    }
    return lane.run(ask, { deadline, mayRetry: true })
  }
}

/** A change of the anonymous lane's breaker is not logged: it would be a time next to ballots. */
function createLanes(
  name: SubgraphName,
  config: Config,
  log: Logger,
): { named: Lane; anonymous: Lane } {
  const say = (breaker: string): void => log.warn({ subgraph: name, breaker }, 'breaker')
  return {
    named: laneOf(config, { atOnce: PLACES.named, waitMs: 1_000 }, say),
    anonymous: laneOf(config, { atOnce: PLACES.anonymous, waitMs: 2_000 }),
  }
}

function laneOf(
  { timeoutMs, resilience: { breaker, retries } }: Config,
  room: { atOnce: number; waitMs: number },
  changed: (kind: string) => void = () => undefined,
): Lane {
  return createLane({ room: { ...room, waiting: 512 }, breaker, timeoutMs, retries, changed })
}

function openPool(url: string): Pool {
  return new Pool(originOf(url), {
    connections: PLACES.named + PLACES.anonymous,
    // a service's own word for it would be the longest; undici counts ticks, which a busy machine makes longer
    keepAliveTimeout: KEPT_QUIET_MS / 2,
    keepAliveMaxTimeout: KEPT_QUIET_MS / 2,
    connectTimeout: 2_000,
  })
}

function originOf(url: string): string {
  return new URL(url).origin
}
