import { pino, type Logger } from 'pino'
import { logLevel } from './env.ts'

export type { Logger }

/** Fields that may never reach a log line, wherever they turn up (privacy.md 6.4). */
const SECRET = ['card', 'code', 'phone', 'cookie', 'authorization', 'answers', 'blinded', 'ballot']

/** One JSON line per event on standard output; `name` is the process. */
export function createLogger(name: string, level = logLevel()): Logger {
  const paths = SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  return pino({ name, level, base: { name }, redact: { paths, censor: '[kept out]' } })
}
