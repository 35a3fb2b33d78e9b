import { flag, jwk, parseEnv, port, url } from '@tinnhiem/kit/env'
import { readTelemetry } from '@tinnhiem/kit/telemetry/telemetry'
import { join } from 'node:path'
import * as z from 'zod'
import { PATIENCE_MS } from './rate/redis.ts'
import { groupResilience, resilienceEnv } from './resilience/settings.ts'

const optionalJwk = jwk.optional()
/** `burst/per second`, in units of rate/budget.ts. */
const budget = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,8}$/, 'must be like 6000/40')
  .transform((text) => {
    const [burst = 1, perSecond = 1] = text.split('/').map(Number)
    return { burst, perSecond }
  })

const env = z
  .object({
    TN_PORT: port,
    TN_MEMBERSHIP_URL: url,
    TN_SURVEYS_URL: url,
    TN_RATINGS_URL: url,
    TN_CAMPAIGNS_URL: url,
    /** Absent: this tenant does without referrals, and nothing of them is in its graph (D-9). */
    TN_REFERRALS_URL: url.optional(),
    /** A Redis that may forget (`allkeys-lru`), never the one of the queues. Absent: nothing public is kept. */
    TN_CACHE_REDIS_URL: url.optional(),
    TN_IDENTITY_KEY: jwk,
    TN_IDENTITY_KEY_PREVIOUS: optionalJwk,
    TN_IDENTITY_KEY_NEXT: optionalJwk,
    TN_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
    TN_ALLOW_ADHOC: flag,
    TN_DEMO: flag,
    TN_DEMO_FILE: z.string().optional(),
    TN_WEB_DIST: z.string().default(join(import.meta.dirname, '../../web/dist')),
    /** Apollo's own executor (`stock`) gives the same answers more slowly: the way back if ours should fail. */
    TN_EXECUTOR: z.enum(['compiled', 'stock']).default('compiled'),
    TN_DATA_SOURCE: z.enum(['pool', 'stock']).default('pool'),
    TN_SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
    TN_SESSION_KEEP_MS: z.coerce.number().int().min(0).max(60_000).default(60_000),
    TN_UPLOADS_AT_ONCE: z.coerce.number().int().min(1).max(256).default(32),
    TN_UPLOAD_MS: z.coerce.number().int().min(100).max(600_000).default(120_000),
    TN_UPLOAD_IDLE_MS: z.coerce.number().int().min(100).max(60_000).default(15_000),
    TN_ANONYMOUS_CEILING: z.coerce.number().int().min(1).default(512),
    ...resilienceEnv,
    /** Counts of callers for all gateways together; without it each process counts for itself. */
    TN_REDIS_URL: url.optional(),
    /** A person's session: about a hundred pages at once, then several a second. */
    TN_RATE_VIEWER: budget.prefault('60000/1000'),
    /** A personal access token: a dozen of the dearest queries at once, then one in ten seconds. */
    TN_RATE_TOKEN: budget.prefault('60000/500'),
    /** An address, for those who are not signed in: 140 sign-ins at once, then one a second. */
    TN_RATE_ADDRESS: budget.prefault('6000/40'),
    /** Proxies of ours in front. 0: the address is the connection's, and nothing a proxy says is believed. */
    TN_TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
    /** Milliseconds in which a request that is no upload must be here. */
    TN_BODY_MS: z.coerce.number().int().min(100).max(60_000).default(20_000),
    /** Milliseconds for a query of one's own. */
    TN_ADHOC_MS: z.coerce.number().int().min(100).max(60_000).default(15_000),
    NODE_ENV: z.string().default('development'),
  })
  .superRefine((given, ctx) => {
    if (given.NODE_ENV !== 'production') return
    for (const name of ['TN_ALLOW_ADHOC', 'TN_DEMO'] as const)
      if (given[name])
        ctx.addIssue({ code: 'custom', path: [name], message: 'never in production' })
    if (given.TN_DATA_SOURCE === 'stock')
      ctx.addIssue({
        code: 'custom',
        path: ['TN_DATA_SOURCE'],
        message: 'stock is for the benchmark only',
      })
  })

export type Config = ReturnType<typeof readConfig>

/**
 * The gateway's settings, grouped; every problem is reported at once.
 * @throws Error naming each variable that is missing or wrong
 */
export function readConfig(given = process.env) {
  const read = parseEnv(env, given)
  return {
    port: read.TN_PORT,
    subgraphs: {
      membership: read.TN_MEMBERSHIP_URL,
      surveys: read.TN_SURVEYS_URL,
      ratings: read.TN_RATINGS_URL,
      campaigns: read.TN_CAMPAIGNS_URL,
      referrals: read.TN_REFERRALS_URL,
    },
    cacheRedisUrl: read.TN_CACHE_REDIS_URL,
    keys: {
      current: read.TN_IDENTITY_KEY,
      others: [read.TN_IDENTITY_KEY_PREVIOUS, read.TN_IDENTITY_KEY_NEXT].filter(
        (key) => key !== undefined,
      ),
    },
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry: readTelemetry(given),
    allowAdHoc: read.TN_ALLOW_ADHOC,
    demoFile: read.TN_DEMO ? read.TN_DEMO_FILE : undefined,
    webDist: read.TN_WEB_DIST,
    // the stock data source knows only Apollo's executor
    executor: read.TN_DATA_SOURCE === 'stock' ? ('stock' as const) : read.TN_EXECUTOR,
    dataSource: read.TN_DATA_SOURCE,
    timeoutMs: read.TN_SUBGRAPH_TIMEOUT_MS,
    sessionKeepMs: read.TN_SESSION_KEEP_MS,
    uploads: {
      atOnce: read.TN_UPLOADS_AT_ONCE,
      /** Milliseconds for a whole upload, and without a byte of it. */
      wholeMs: read.TN_UPLOAD_MS,
      idleMs: read.TN_UPLOAD_IDLE_MS,
    },
    anonymousCeiling: read.TN_ANONYMOUS_CEILING,
    adHocMs: read.TN_ADHOC_MS,
    bodyMs: read.TN_BODY_MS,
    proxyHops: read.TN_TRUSTED_PROXY_HOPS,
    rate: {
      redisUrl: read.TN_REDIS_URL,
      patienceMs: PATIENCE_MS,
      viewer: read.TN_RATE_VIEWER,
      token: read.TN_RATE_TOKEN,
      address: read.TN_RATE_ADDRESS,
    },
    resilience: groupResilience(read),
  }
}
