import { jwk, parseEnv, serviceEnv } from '@tinnhiem/kit/env'
import { readTelemetry, type TelemetrySettings } from '@tinnhiem/kit/telemetry/telemetry'
import * as z from 'zod'

const schema = z
  .object({
    ...serviceEnv,
    TN_MONGO_URI_MEMBERSHIP: z.string(),
    TN_SESSION_KEY: jwk,
    /** Where codes go: `console` is for development only; `webhook` posts them to the SMS gateway. */
    TN_CODE_SENDER: z.enum(['console', 'webhook']).default('console'),
    TN_CODE_WEBHOOK: z.url().optional(),
    /** Development: codes as JSON lines, for the seeder and the browser tests. */
    TN_CODE_FILE: z.string().optional(),
  })
  .superRefine((env, ctx) => {
    const production = env.NODE_ENV === 'production'
    if (production && env.TN_CODE_SENDER === 'console')
      ctx.addIssue({
        code: 'custom',
        path: ['TN_CODE_SENDER'],
        message: 'console prints codes; in production use webhook',
      })
    if (production && env.TN_CODE_FILE)
      ctx.addIssue({
        code: 'custom',
        path: ['TN_CODE_FILE'],
        message: 'must not be set in production',
      })
    if (env.TN_CODE_SENDER === 'webhook' && !env.TN_CODE_WEBHOOK)
      ctx.addIssue({
        code: 'custom',
        path: ['TN_CODE_WEBHOOK'],
        message: 'is needed by the webhook sender',
      })
  })

export type Config = {
  port: number
  mongoUri: string
  redisUrl: string
  gatewayJwks: string
  clockOffsetMs: number
  telemetry?: TelemetrySettings
  sessionKey: Record<string, unknown>
  codes: { sender: 'console' | 'webhook'; webhook: string | null; file: string | null }
}

export function readConfig(env = process.env): Config {
  const read = parseEnv(schema, env)
  return {
    port: read.TN_PORT,
    mongoUri: read.TN_MONGO_URI_MEMBERSHIP,
    redisUrl: read.TN_REDIS_URL,
    gatewayJwks: read.TN_GATEWAY_JWKS_URL,
    clockOffsetMs: read.TN_CLOCK_OFFSET_MS,
    telemetry: readTelemetry(env),
    sessionKey: read.TN_SESSION_KEY,
    codes: {
      sender: read.TN_CODE_SENDER,
      webhook: read.TN_CODE_WEBHOOK ?? null,
      file: read.TN_CODE_FILE ?? null,
    },
  }
}
