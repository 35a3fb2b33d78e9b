import { flag } from '@tinnhiem/kit/env'
import * as z from 'zod'

const count = z.coerce.number().int()

/** Part of the gateway's settings (config.ts). */
export const resilienceEnv = {
  TN_REQUEST_MS: count.min(100).max(120_000).default(15_000),
  TN_RETRIES: count.min(0).max(3).default(1),
  TN_BREAKER_MINIMUM: count.min(1).default(20),
  TN_BREAKER_OPEN_MS: count.min(1).max(60_000).default(2_000),
  TN_REQUESTS_AT_ONCE: count.min(1).default(512),
  TN_REQUESTS_WAITING: count.min(0).default(512),
  TN_QUEUE_MS: count.min(0).max(30_000).default(2_000),
  TN_LAG_MS: count.min(10).default(250),
  TN_HEALTH_MS: count.min(50).max(60_000).default(5_000),
  TN_DRAIN_MS: count.min(0).max(120_000).default(100),
  TN_STOP_MS: count.min(0).max(120_000).default(8_000),
  TN_SUPERGRAPH: z.string().optional(),
  TN_OPERATIONS: z.string().optional(),
  TN_SUPERGRAPH_WATCH: flag,
}

const object = z.object(resilienceEnv)

/** The settings of this folder, grouped; times in milliseconds. */
export function groupResilience(read: z.infer<typeof object>) {
  return {
    /** A whole named or anonymous request, all its calls and retries. */
    requestMs: read.TN_REQUEST_MS,
    /** Tries of a failed query after the first. */
    retries: read.TN_RETRIES,
    breaker: {
      windowMs: 10_000,
      minimum: read.TN_BREAKER_MINIMUM,
      failureRate: 0.5,
      openMs: read.TN_BREAKER_OPEN_MS,
      probes: 3,
    },
    /** Named requests; anonymous ones have their own ceiling. */
    room: {
      atOnce: read.TN_REQUESTS_AT_ONCE,
      waiting: read.TN_REQUESTS_WAITING,
      waitMs: read.TN_QUEUE_MS,
    },
    /** Mean delay of the event loop above which named requests are refused. */
    lagMs: read.TN_LAG_MS,
    healthMs: read.TN_HEALTH_MS,
    /** Between "not ready" and the end of listening; Kubernetes needs 5,000 or more. */
    drainMs: read.TN_DRAIN_MS,
    /** Running requests have this long to end after it. */
    stopMs: read.TN_STOP_MS,
    /** Other files than the committed ones, and whether to look for changes of them. */
    supergraphFile: read.TN_SUPERGRAPH,
    operationsFile: read.TN_OPERATIONS,
    watch: read.TN_SUPERGRAPH_WATCH,
  }
}
