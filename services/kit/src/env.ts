import * as z from 'zod'

/**
 * Reads a process's settings at its door. Every problem is reported at once, then the start ends.
 * @throws Error naming each variable with the rule it breaks
 */
export function parseEnv<S extends z.ZodType>(schema: S, env = process.env): z.infer<S> {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The settings of this process are not usable:\n${lines.join('\n')}`)
}

/** How much a process writes, known before its own settings are read. */
export function logLevel(env = process.env): string {
  return env['TN_LOG_LEVEL'] ?? 'info'
}

/** Where a process listens: loopback, unless a container says otherwise. */
export function listenHost(env = process.env): string {
  return env['TN_HOST'] ?? '127.0.0.1'
}

/** Services this tenant does without (D-9), e.g. `referrals`: nothing is kept waiting for them. */
export function absentServices(env = process.env): readonly string[] {
  return (env['TN_WITHOUT'] ?? '').split(',').map((name) => name.trim())
}

export const port = z.coerce.number().int().min(0).max(65_535)
export const url = z.url()
export const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')
/** A private key as a JSON Web Key in one line. */
export const jwk = z.string().transform((text, ctx) => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    ctx.addIssue({ code: 'custom', message: 'must be a JSON Web Key in one line' })
    return z.NEVER
  }
})
/** 32 bytes as base64url. */
export const key32 = z.string().transform((text, ctx) => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length === 32) return bytes
  ctx.addIssue({ code: 'custom', message: 'must be 32 bytes in base64url' })
  return z.NEVER
})

/** What every service process needs. */
export const serviceEnv = {
  TN_PORT: port,
  TN_REDIS_URL: url,
  TN_GATEWAY_JWKS_URL: url,
  TN_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  TN_DEMO: flag,
  NODE_ENV: z.string().default('development'),
}
