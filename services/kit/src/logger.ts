import { pino, type Logger } from 'pino'
import { logLevel } from './env.ts'
import { currentTrace } from './telemetry/trace.ts'

export type { Logger }

/** Fields that may never reach a log line, wherever they turn up (privacy.md 6.4). */
const SECRET = ['card', 'code', 'phone', 'cookie', 'authorization', 'answers', 'blinded', 'ballot']

/** One JSON line per event on standard output; `name` is the process, `trace` the request id of named requests. */
export function createLogger(name: string, level = logLevel()): Logger {
  const paths = SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  const redact = { paths, censor: '[kept out]' }
  return pino({ name, level, base: { name }, redact, mixin: traceOfLine })
}

function traceOfLine(): { trace?: string } {
  const trace = currentTrace()
  return trace ? { trace: trace.id } : {}
}
