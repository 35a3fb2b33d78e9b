import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createMetrics } from './metrics.ts'
import { watchProcess } from './process-metrics.ts'

it('tells of the process only what is rounded: no ballot moves it', async () => {
  const metrics = createMetrics({})
  using _ = watchProcess(metrics)
  await sleep(200)
  const lines = (await metrics.render()).split('\n').filter((line) => line.startsWith('tinnhiem'))
  const names = lines.map((line) => line.replace(/[{ ].*/, ''))
  expect(new Set(names)).toEqual(
    new Set(['tinnhiem_memory_bytes', 'tinnhiem_event_loop_delay_seconds']),
  )
  for (const line of lines) {
    const value = Number(line.split(' ').at(-1))
    const step = line.includes('memory') ? 8 * 1024 * 1024 : 0.01
    expect(Math.abs(value / step - Math.round(value / step)), line).toBeLessThan(1e-6)
  }
})
