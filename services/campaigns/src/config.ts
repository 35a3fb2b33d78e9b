import { parseEnv, serviceEnv } from '@tinnhiem/kit/env'
import { readTelemetry, type TelemetrySettings } from '@tinnhiem/kit/telemetry/telemetry'
import type { identityVerifier } from '@tinnhiem/kit/viewer'
import * as z from 'zod'

const schema = z.object({ ...serviceEnv, TN_MONGO_URI_CAMPAIGNS: z.string() })

export type Config = {
  port: number
  mongoUri: string
  redisUrl: string
  /** Where the gateway's public keys are, or the keys themselves in a test. */
  gatewayJwks: Parameters<typeof identityVerifier>[0]
  clockOffsetMs: number
  telemetry?: TelemetrySettings
}

export function readConfig(env = process.env): Config {
  const read = parseEnv(schema, env)
  return {
    port: read.TN_PORT,
    mongoUri: read.TN_MONGO_URI_CAMPAIGNS,
    redisUrl: read.TN_REDIS_URL,
    gatewayJwks: read.TN_GATEWAY_JWKS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry: readTelemetry(env),
  }
}

const workerSchema = z.object({
  TN_MONGO_URI_CAMPAIGNS: z.string(),
  TN_REDIS_URL: serviceEnv.TN_REDIS_URL,
  TN_CLOCK_OFFSET_MS: serviceEnv.TN_CLOCK_OFFSET_MS,
})

export type WorkerConfig = {
  mongoUri: string
  redisUrl: string
  clockOffsetMs: number
  telemetry?: TelemetrySettings
}

export function readWorkerConfig(env = process.env): WorkerConfig {
  const read = parseEnv(workerSchema, env)
  return {
    mongoUri: read.TN_MONGO_URI_CAMPAIGNS,
    redisUrl: read.TN_REDIS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry: readTelemetry(env),
  }
}
