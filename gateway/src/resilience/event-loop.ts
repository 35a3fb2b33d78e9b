import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 20
const LOOK_MS = 1_000

export type EventLoop = {
  /** Mean delay of the last second in milliseconds: one pause does not count, being too busy all the time does. */
  lagMs: () => number
  stop: () => void
}

export function watchEventLoop(): EventLoop {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  let lag = 0
  const timer = setInterval(() => {
    lag = delays.count === 0 ? lag : Math.max(0, delays.mean / 1e6 - RESOLUTION_MS)
    delays.reset()
  }, LOOK_MS).unref()
  const stop = (): void => {
    clearInterval(timer)
    delays.disable()
  }
  return { lagMs: () => lag, stop }
}
