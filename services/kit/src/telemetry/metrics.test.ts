import { describe, expect, it } from 'vitest'
import { createMetrics } from './metrics.ts'

const linesOf = (text: string) => text.split('\n').filter((line) => line && !line.startsWith('#'))

describe('metrics', () => {
  it('have at most 300 series each, and lose no count beyond', async () => {
    const metrics = createMetrics({ service: 'test' })
    const add = metrics.counter('many_total', 'Many', ['name'])
    for (let step = 0; step < 5_000; step++) add({ name: `n${step}` })
    const lines = linesOf(await metrics.render())
    expect(lines.length).toBe(301)
    expect(lines).toContain('many_total{service="test",name="other"} 4700')
  })

  it('put each duration into every bucket it is under, and into the sum', async () => {
    const times = [0, 0.005, 0.0051, 0.3, 0.5, 9.99, 10, 11, 60]
    const metrics = createMetrics({})
    const observe = metrics.histogram('took_seconds', 'Took', ['of'])
    for (const time of times) observe({ of: 'x' }, time)
    const lines = linesOf(await metrics.render())
    const buckets = lines.filter((one) => one.includes('_bucket'))
    expect(buckets.length).toBe(12)
    for (const line of buckets) {
      const [, le = '', count = ''] = /le="([^"]+)"\} (\d+)/.exec(line) ?? []
      const limit = le === '+Inf' ? Infinity : Number(le)
      expect(Number(count), le).toBe(times.filter((time) => time <= limit).length)
    }
    expect(lines).toContain(`took_seconds_count{of="x"} ${times.length}`)
    const sum = Number(/took_seconds_sum\{of="x"\} (.*)/.exec(lines.join('\n'))?.[1])
    expect(sum).toBeCloseTo(times.reduce((all, time) => all + time, 0))
  })

  it('keep a label in its line, whatever is in it', async () => {
    const metrics = createMetrics({})
    metrics.counter('odd_total', 'Odd', ['of'])({ of: 'a"b\\c\nd' })
    expect(linesOf(await metrics.render())).toEqual(['odd_total{of="a\\"b\\\\c\\nd"} 1'])
  })

  it('go without a gauge that fails or hangs', async () => {
    const metrics = createMetrics({})
    metrics.gauge('broken', 'Broken', () => Promise.reject(new Error('away')))
    metrics.gauge('hanging', 'Hanging', () => new Promise(() => {}))
    metrics.gauge('fine', 'Fine', () => [[{}, 1]])
    expect(linesOf(await metrics.render())).toEqual(['fine{} 1'])
  })
})
