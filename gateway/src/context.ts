import type { SubgraphName } from './subgraphs.ts'
import type { Lang } from '@tinnhiem/kit/words'

/** What one request carries through Apollo to the data sources: never a cookie, an address or a user agent. */
export type RequestContext = {
  /** The signed identity every subgraph call of this request carries. */
  identity: string
  anonymous: boolean
  lang: Lang
  /** May write queries of their own, and so read the schema. */
  adHoc: boolean
  /** True while plans are warmed at start: nothing is sent. */
  warming: boolean
  /** Filled by the data source: what membership says about the session. */
  reply: { session?: string }
  /** Filled by each call: which services this request needed, and how it went. */
  services: Map<SubgraphName, 'ANSWERED' | 'FAILED'>
}

/** A request that carries an identity, and what differs from the usual. */
export function newContext(given: Partial<RequestContext> & { identity: string }): RequestContext {
  return {
    anonymous: false,
    lang: 'vi',
    adHoc: false,
    warming: false,
    reply: {},
    services: new Map(),
    ...given,
  }
}
