import type { Queue } from 'bullmq'
import type { Metrics } from './metrics.ts'

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const

/** How much work waits in a queue, and for how long: counted by Redis at each scrape. */
export function watchQueue(metrics: Metrics, queue: Queue): void {
  const { name } = queue
  metrics.gauge('tinnhiem_queue_jobs', 'Jobs by state', async () => {
    const counts = await queue.getJobCounts(...STATES)
    return STATES.map((state) => [{ queue: name, state }, counts[state] ?? 0])
  })
  metrics.gauge('tinnhiem_queue_oldest_seconds', 'Age of the oldest waiting job', async () => {
    const [oldest] = await queue.getJobs(['waiting'], 0, 0, true)
    return [[{ queue: name }, oldest ? (Date.now() - oldest.timestamp) / 1_000 : 0]]
  })
}
