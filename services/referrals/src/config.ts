import { key32, parseEnv, serviceEnv } from '@tinnhiem/kit/env'
import { readTelemetry, type TelemetrySettings } from '@tinnhiem/kit/telemetry/telemetry'
import type { identityVerifier } from '@tinnhiem/kit/viewer'
import * as z from 'zod'
import type { KeyEncryptionKeys } from './sealed/key-ring.ts'

/** Retired keys, comma-separated, newest first: they only unwrap what has not been rewrapped yet. */
const oldKeys = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(key32))

const shared = {
  TN_MONGO_URI_REFERRALS: z.string(),
  TN_REDIS_URL: serviceEnv.TN_REDIS_URL,
  TN_CLOCK_OFFSET_MS: serviceEnv.TN_CLOCK_OFFSET_MS,
  /** The key-encryption key: wraps the data key of each invitation and referral; never in the database. */
  TN_REFERRAL_KEY: key32,
  TN_REFERRAL_OLD_KEYS: oldKeys,
}
const schema = z.object({ ...serviceEnv, ...shared })
const workerSchema = z.object(shared)

export type WorkerConfig = {
  mongoUri: string
  redisUrl: string
  clockOffsetMs: number
  telemetry?: TelemetrySettings
  keys: KeyEncryptionKeys
}

export type Config = WorkerConfig & {
  port: number
  /** Where the gateway's public keys are, or the keys themselves in a test. */
  gatewayJwks: Parameters<typeof identityVerifier>[0]
}

export function readConfig(env = process.env): Config {
  const read = parseEnv(schema, env)
  return {
    ...both(read, readTelemetry(env)),
    port: read.TN_PORT,
    gatewayJwks: read.TN_GATEWAY_JWKS_URL,
  }
}

export function readWorkerConfig(env = process.env): WorkerConfig {
  return both(parseEnv(workerSchema, env), readTelemetry(env))
}

function both(read: z.infer<typeof workerSchema>, telemetry: TelemetrySettings): WorkerConfig {
  return {
    mongoUri: read.TN_MONGO_URI_REFERRALS,
    redisUrl: read.TN_REDIS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry,
    keys: { current: read.TN_REFERRAL_KEY, old: read.TN_REFERRAL_OLD_KEYS },
  }
}
