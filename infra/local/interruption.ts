/** Ctrl+C or a polite signal: a reason to stop that needs no words. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** Aborts at the first SIGINT, SIGTERM or SIGHUP; further ones change nothing, the stopping goes on. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(new Interrupted(name)))
  }
  return controller.signal
}

/** Rejects when the signal comes; never resolves. */
export function interrupted(signal: AbortSignal): Promise<never> {
  const never = new Promise<never>((_, fail) => {
    if (signal.aborted) fail(signal.reason)
    signal.addEventListener('abort', () => fail(signal.reason), { once: true })
  })
  never.catch(() => undefined)
  return never
}
