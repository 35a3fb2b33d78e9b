import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { closeWorker } from '../src/job.ts'
import { defineEvent, onEvent, outboxModel, publish, startRelay, subscribe } from '../src/event.ts'
import { createLogger } from '../src/logger.ts'
import { connectMongo, inTransaction, prepareModels } from '../src/mongo.ts'
import { workerRedis } from '../src/redis.ts'

const event = (subscriber: string) =>
  defineEvent({ name: 'told', payload: z.object({ n: z.number() }), subscribers: [subscriber] })

it('a subscriber that is away holds up nobody else, and what was taken in is forgotten', async () => {
  await using stack = new AsyncDisposableStack()
  const run = randomUUID().slice(0, 8)
  const mongo = new URL(process.env['TN_MONGO_URI'] ?? '')
  mongo.pathname = `/tn_test_${run}_outbox`
  const connection = await connectMongo(mongo.href)
  stack.defer(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  const redisUrl = new URL(process.env['TN_REDIS_URL'] ?? '')
  redisUrl.pathname = '/10'
  const [redis, taking] = [workerRedis(redisUrl.href), workerRedis(redisUrl.href)]
  stack.defer(async () => {
    for (const key of await redis.keys(`*${run}*`)) await redis.del(key)
    redis.disconnect()
    taking.disconnect()
  })
  const outbox = outboxModel(connection)
  await prepareModels([outbox])
  const [away, here] = [event(`away-${run}`), event(`here-${run}`)]
  await inTransaction(connection, async (session) => {
    for (let n = 0; n < 600; n++) await publish(outbox, session, away, { n })
    await publish(outbox, session, here, { n: 7 })
  })
  const log = createLogger('test', 'silent')
  const relay = stack.use(startRelay(connection, redis, log, { everyMs: 3_600_000 }))
  const { promise: took, resolve } = Promise.withResolvers<number>()
  const handlers = [onEvent(here, async ({ n }) => resolve(n))]
  stack.adopt(subscribe(`here-${run}`, handlers, taking, log), closeWorker)
  await relay.sweep()
  expect(await took).toBe(7)
  await expect
    .poll(async () => (await relay.sweep(), await outbox.countDocuments()), { timeout: 60_000 })
    .toBe(600)
})

it('nothing waits for a service the tenant does without', async () => {
  const run = randomUUID().slice(0, 8)
  const mongo = new URL(process.env['TN_MONGO_URI'] ?? '')
  mongo.pathname = `/tn_test_${run}_without`
  const connection = await connectMongo(mongo.href)
  const outbox = outboxModel(connection)
  await prepareModels([outbox])
  const told = { ...event('gone'), subscribers: ['gone', 'here'] }
  process.env['TN_WITHOUT'] = 'gone'
  await inTransaction(connection, async (session) => await publish(outbox, session, told, { n: 1 }))
  delete process.env['TN_WITHOUT']
  expect((await outbox.findOne().lean())?.waiting).toEqual(['here'])
  await connection.dropDatabase()
  await connection.close()
})
