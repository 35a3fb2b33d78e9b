import { appendFileSync } from 'node:fs'

// Loaded into the gateway with --import and --expose-gc: what is left after a collection, twice in five seconds.
const file = process.env['TN_PROBE_FILE']
if (file === undefined) throw new Error('TN_PROBE_FILE is missing')

setInterval(() => {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  appendFileSync(file, `${JSON.stringify({ at: Date.now(), rss, heapUsed, external })}\n`)
}, 2_500).unref()
