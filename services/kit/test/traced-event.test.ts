import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { defineEvent, onEvent, outboxModel, publish, startRelay, subscribe } from '../src/event.ts'
import { closeWorker } from '../src/job.ts'
import { createLogger } from '../src/logger.ts'
import { connectMongo, inTransaction, prepareModels } from '../src/mongo.ts'
import { workerRedis } from '../src/redis.ts'
import type { SpanFacts } from '../src/telemetry/spans.ts'
import { createMetrics } from '../src/telemetry/metrics.ts'
import type { Telemetry } from '../src/telemetry/telemetry.ts'
import { currentTrace, newTrace, withinTrace, type Trace } from '../src/telemetry/trace.ts'

type Seen = SpanFacts & { trace: Trace; parent: string | undefined }

function listening(): { telemetry: Telemetry; seen: Seen[] } {
  const seen: Seen[] = []
  const spans = {
    start: (facts: SpanFacts, trace: Trace, parent?: string) => {
      seen.push({ ...facts, trace, parent })
      return { end: () => {} }
    },
    [Symbol.asyncDispose]: async () => {},
  }
  return { telemetry: { spans, metrics: createMetrics({}), share: 1 }, seen }
}

it('an event of an act of staff is one trace from the act to its taking in; any other event has none', async () => {
  await using stack = new AsyncDisposableStack()
  const run = randomUUID().slice(0, 8)
  const mongo = new URL(process.env['TN_MONGO_URI'] ?? '')
  mongo.pathname = `/tn_test_${run}_traced`
  const { telemetry, seen } = listening()
  const connection = await connectMongo(mongo.href, telemetry)
  stack.defer(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  const redisUrl = new URL(process.env['TN_REDIS_URL'] ?? '')
  redisUrl.pathname = '/54'
  const [redis, taking] = [workerRedis(redisUrl.href), workerRedis(redisUrl.href)]
  stack.defer(async () => {
    for (const key of await redis.keys(`*${run}*`)) await redis.del(key)
    redis.disconnect()
    taking.disconnect()
  })
  const outbox = outboxModel(connection)
  await prepareModels([outbox])
  const subscribers = [`here-${run}`]
  const payload = z.object({ n: z.number() })
  const act = defineEvent({ name: 'act', carriesTrace: true, payload, subscribers })
  const count = defineEvent({ name: 'count', payload, subscribers })
  const tell = async (event: typeof act, n: number) =>
    await inTransaction(connection, async (session) => await publish(outbox, session, event, { n }))
  const trace = { ...newTrace(true), staff: true }
  await withinTrace(trace, async () => {
    await tell(act, 1)
    await tell(count, 2)
  })
  await withinTrace({ ...trace, staff: false }, async () => await tell(act, 3))
  await tell(act, 4)

  const log = createLogger('test', 'silent')
  const relay = stack.use(startRelay(connection, redis, log, { everyMs: 3_600_000, telemetry }))
  const taken = new Map<number, string | undefined>()
  const { promise: all, resolve } = Promise.withResolvers<void>()
  const take = async ({ n }: { n: number }) => {
    taken.set(n, currentTrace()?.id)
    await outbox.findOne().lean()
    if (taken.size === 4) resolve()
  }
  const handlers = [onEvent(act, take), onEvent(count, take)]
  stack.adopt(subscribe(`here-${run}`, handlers, taking, log, { telemetry }), closeWorker)
  await relay.sweep()
  await all
  expect([...taken].toSorted()).toEqual([
    [1, trace.id],
    [2, undefined],
    [3, undefined],
    [4, undefined],
  ])
  expect(seen.every((span) => span.trace.id === trace.id)).toBe(true)
  const chain = ['send act', 'work act', 'find outbox'].map((name) =>
    seen.findLast((span) => span.name === name),
  )
  expect(chain.map((span) => span?.parent)).toEqual([
    trace.span,
    chain[0]?.trace.span,
    chain[1]?.trace.span,
  ])
  const figures = await telemetry.metrics?.render()
  expect(figures).toMatch(/tinnhiem_job_seconds_count\{queue="events-here-\w+",name="act"/)
  expect(figures).toContain('tinnhiem_outbox_entries{} 4')
  expect(figures).toMatch(/tinnhiem_queue_jobs\{queue="events-here-\w+",state="waiting"\} 0/)
})
