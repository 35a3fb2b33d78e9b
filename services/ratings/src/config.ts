import { parseEnv, serviceEnv } from '@tinnhiem/kit/env'
import { readTelemetry, type TelemetrySettings } from '@tinnhiem/kit/telemetry/telemetry'
import type { identityVerifier } from '@tinnhiem/kit/viewer'
import * as z from 'zod'
import { readReleaseKeys, type ReleaseKeys } from './release/release-keys.ts'

/** The public release keys of surveys, as a JSON Web Key Set in one line (infra/decisions/007). */
const releaseKeys = z.string().transform((text, ctx) => {
  try {
    return readReleaseKeys(text)
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'unusable' })
    return z.NEVER
  }
})

const schema = z.object({
  ...serviceEnv,
  TN_MONGO_URI_RATINGS: z.string(),
  TN_RELEASE_KEYS: releaseKeys,
})

export type Config = {
  port: number
  mongoUri: string
  redisUrl: string
  /** Where the gateway's public keys are, or the keys themselves in a test. */
  gatewayJwks: Parameters<typeof identityVerifier>[0]
  clockOffsetMs: number
  telemetry?: TelemetrySettings
  releaseKeys: ReleaseKeys
}

export function readConfig(env = process.env): Config {
  const read = parseEnv(schema, env)
  return {
    port: read.TN_PORT,
    mongoUri: read.TN_MONGO_URI_RATINGS,
    redisUrl: read.TN_REDIS_URL,
    gatewayJwks: read.TN_GATEWAY_JWKS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry: readTelemetry(env),
    releaseKeys: read.TN_RELEASE_KEYS,
  }
}

const workerSchema = z
  .object({
    TN_MONGO_URI_RATINGS: z.string(),
    TN_RELEASE_KEYS: releaseKeys,
    TN_REDIS_URL: serviceEnv.TN_REDIS_URL,
    TN_CLOCK_OFFSET_MS: serviceEnv.TN_CLOCK_OFFSET_MS,
    NODE_ENV: serviceEnv.NODE_ENV,
    /** Leaders are rated on one thread; more than a few at a time only costs memory. */
    TN_RATING_CONCURRENCY: z.coerce.number().int().min(1).max(32).default(4),
    /** Tests only: waits between reading and writing a bucket. */
    TN_FAULT_SLOW_BUCKET_MS: z.coerce.number().int().min(0).default(0),
  })
  .superRefine((env, ctx) => {
    if (env.TN_FAULT_SLOW_BUCKET_MS > 0 && env.NODE_ENV === 'production')
      ctx.addIssue({
        code: 'custom',
        path: ['TN_FAULT_SLOW_BUCKET_MS'],
        message: 'is for tests only; remove it in production',
      })
  })

export type WorkerConfig = {
  mongoUri: string
  redisUrl: string
  clockOffsetMs: number
  telemetry?: TelemetrySettings
  releaseKeys: ReleaseKeys
  concurrency: number
  slowBucketMs: number
}

export function readWorkerConfig(env = process.env): WorkerConfig {
  const read = parseEnv(workerSchema, env)
  return {
    mongoUri: read.TN_MONGO_URI_RATINGS,
    redisUrl: read.TN_REDIS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry: readTelemetry(env),
    releaseKeys: read.TN_RELEASE_KEYS,
    concurrency: read.TN_RATING_CONCURRENCY,
    slowBucketMs: read.TN_FAULT_SLOW_BUCKET_MS,
  }
}
