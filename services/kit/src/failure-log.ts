import type { Logger } from './logger.ts'

export type FailureLog = {
  /** A bug or an outage met by somebody who is signed in, or by nobody in particular. */
  named: (error: unknown, path: string | undefined) => void
  /** One met by an anonymous request: the error's own text and fields may hold a whole ballot. */
  anonymous: (error: unknown) => void
}

const SUM_MS = 600_000

/**
 * Writes what failed inside a resolver. Of anonymous requests only kinds and numbers are written, ten minutes after
 * the first: a line of its own would be a time next to a ballot, and MongoDB's write errors carry the documents
 * (privacy.md 2.5, 6.4).
 */
export function failureLog(log: Logger): FailureLog {
  const counts = new Map<string, number>()
  const write = () => {
    log.error({ failures: Object.fromEntries(counts) }, 'anonymous requests failed')
    counts.clear()
  }
  return {
    named: (error, path) => log.error({ err: error, path }, 'resolver'),
    anonymous: (error) => {
      if (counts.size === 0) setTimeout(write, SUM_MS).unref()
      const kind = kindOf(error)
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    },
  }
}

/** Name, code and place in the source; never the message. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const place = /^\s+at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? ''
  return `${error.name}${code} ${place}`.trim()
}
