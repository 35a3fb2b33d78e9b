import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Metrics } from './metrics.ts'

const BYTES = 8 * 1024 * 1024
const SECONDS = 0.01
const NS = 1e9
/** The histogram counts the timer's own 20 ms as well. */
const RESOLUTION_MS = 20

/**
 * How a process is: rounded, since each ballot costs some memory and some time, and an exact curve would show when
 * one came. Seconds of CPU, collections and open sockets are left out for the same reason (infra/decisions/011).
 */
export function watchProcess(metrics: Metrics): Disposable {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  metrics.gauge('tinnhiem_memory_bytes', 'Memory, rounded to 8 MiB', () => {
    const { rss, heapUsed } = process.memoryUsage()
    return [
      [{ kind: 'rss' }, roundTo(rss, BYTES)],
      [{ kind: 'heap' }, roundTo(heapUsed, BYTES)],
    ]
  })
  metrics.gauge(
    'tinnhiem_event_loop_delay_seconds',
    'Delay of the event loop since the last scrape, 99th percentile, to 10 ms',
    () => {
      const seconds = Math.max(0, delay.percentile(99) / NS - RESOLUTION_MS / 1_000)
      delay.reset()
      return [[{}, roundTo(seconds, SECONDS)]]
    },
  )
  return { [Symbol.dispose]: () => void delay.disable() }
}

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(2))
}
