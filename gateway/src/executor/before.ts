/**
 * Waits for work until a moment on the clock of `performance.now()`; the work goes on for whoever else waits for it.
 * @returns null when the moment comes first
 */
export async function before<T>(moment: number, work: Promise<T>): Promise<T | null> {
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), moment - performance.now())
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
