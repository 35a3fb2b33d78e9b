import type { SubgraphName } from './subgraphs.ts'
import type { Lang } from '@tinnhiem/kit/words'
import type { Question } from './console/question.ts'
import type { Answer } from './executor/compiled-operation.ts'
import type { RequestTrace } from './telemetry/request-trace.ts'

/** What one request carries through Apollo to the data sources: never a cookie, an address or a user agent. */
export type RequestContext = {
  /** The signed identity every subgraph call of this request carries. */
  identity: string
  anonymous: boolean
  lang: Lang
  /** May write queries of their own, and so read the schema. */
  adHoc: boolean
  /** Set for what an analyst or a token asks in words of their own, and for nothing else. */
  question: Question | null
  /** A person is behind it: only then may answers be shared. Never true on the anonymous path. */
  signedIn: boolean
  /** Takes what an operation costs from the caller's budget; nothing of an anonymous one. @throws Refusal RATE_LIMITED */
  pay: (units: number) => Promise<void>
  /** Its request id; undefined for anonymous and quiet requests and for passes. */
  trace: RequestTrace | undefined
  /** True while plans are warmed at start: nothing is sent. */
  warming: boolean
  /** When the whole request is over, on the clock of `performance.now()`. */
  deadline: number
  /** What the executor would bring: an approved operation has run already, and went wrong in words for Apollo Server. */
  answered: Answer | null
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
    pay: async () => {},
    question: null,
    signedIn: false,
    trace: undefined,
    warming: false,
    deadline: Number.POSITIVE_INFINITY,
    answered: null,
    reply: {},
    services: new Map(),
    ...given,
  }
}
