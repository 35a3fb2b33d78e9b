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
}
