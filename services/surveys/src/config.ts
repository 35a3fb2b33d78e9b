import { parseEnv, serviceEnv } from '@tinnhiem/kit/env'
import { readTelemetry, type TelemetrySettings } from '@tinnhiem/kit/telemetry/telemetry'
import type { KeyObject } from 'node:crypto'
import * as z from 'zod'
import { readReleaseKey } from './keys/release-key.ts'
import { readSealingKey, type SealingKey } from './keys/seal.ts'

const schema = z.object({
  ...serviceEnv,
  TN_PORT: serviceEnv.TN_PORT.default(0),
  /** Surveys, rosters, passes, releases. */
  TN_MONGO_URI_SURVEYS_PASS: z.string(),
  /** Ballots and their counts: another database with another user (privacy.md 1). */
  TN_MONGO_URI_SURVEYS_BALLOT: z.string(),
  TN_SEALING_KEY: z.string(),
  TN_SIGNING_THREADS: z.coerce.number().int().min(1).max(16).default(2),
  /** Most ballots that wait for their commit before the door says "busy". */
  TN_MOST_WAITING_BALLOTS: z.coerce.number().int().min(1).default(5_000),
  /** Tests only: slows every counted bucket by this many milliseconds. */
  TN_FAULT_SLOW_BUCKET_MS: z.coerce.number().int().min(0).default(0),
})

export type Config = {
  port: number
  passUri: string
  ballotUri: string
  redisUrl: string
  gatewayJwks: string
  clockOffsetMs: number
  telemetry?: TelemetrySettings
  sealingKey: SealingKey
  signingThreads: number
  mostWaitingBallots: number
  slowBucketMs: number
}

export function readConfig(env = process.env): Config {
  return configOf(parseEnv(schema, env), readTelemetry(env))
}

/** The worker alone certifies board keys; the door, which answers strangers, never holds that key. */
export type WorkerConfig = Config & { releaseKey: KeyObject }

const workerSchema = schema.extend({ TN_RELEASE_KEY: z.string() })

export function readWorkerConfig(env = process.env): WorkerConfig {
  const read = parseEnv(workerSchema, env)
  return { ...configOf(read, readTelemetry(env)), releaseKey: readReleaseKey(read.TN_RELEASE_KEY) }
}

function configOf(read: z.infer<typeof schema>, telemetry: TelemetrySettings): Config {
  if (read.TN_FAULT_SLOW_BUCKET_MS > 0 && read.NODE_ENV === 'production')
    throw new Error('TN_FAULT_SLOW_BUCKET_MS is for tests only; remove it in production.')
  return {
    port: read.TN_PORT,
    passUri: read.TN_MONGO_URI_SURVEYS_PASS,
    ballotUri: read.TN_MONGO_URI_SURVEYS_BALLOT,
    redisUrl: read.TN_REDIS_URL,
    gatewayJwks: read.TN_GATEWAY_JWKS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry,
    sealingKey: readSealingKey(read.TN_SEALING_KEY),
    signingThreads: read.TN_SIGNING_THREADS,
    mostWaitingBallots: read.TN_MOST_WAITING_BALLOTS,
    slowBucketMs: read.TN_FAULT_SLOW_BUCKET_MS,
  }
}
