import { createLogger } from '@tinnhiem/kit/logger'
import { createMetrics } from '@tinnhiem/kit/telemetry/metrics'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCounter } from './counter.ts'
import { createObserver } from './telemetry/observer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('anonymous requests move a figure once an hour, and at no time between', async () => {
  const metrics = createMetrics({})
  const { anonymous } = createObserver({ spans: null, metrics, share: 0 })
  const log = createLogger('test', 'silent')
  const { count, stop } = createCounter<'answered' | 'refused'>(log, 'anonymous', anonymous)
  const told = async () =>
    (await metrics.render()).match(/^tinnhiem_anonymous_requests_total.*$/gm) ?? []
  for (let minute = 0; minute < 59; minute++) {
    count('answered')
    vi.advanceTimersByTime(60_000)
    expect(await told()).toEqual([])
  }
  count('refused')
  vi.advanceTimersByTime(60_000)
  const sums = [
    'tinnhiem_anonymous_requests_total{outcome="answered"} 59',
    'tinnhiem_anonymous_requests_total{outcome="refused"} 1',
  ]
  expect(await told()).toEqual(sums)
  count('answered')
  vi.advanceTimersByTime(59 * 60_000)
  expect(await told()).toEqual(sums)
  stop()
})
