import { Queue } from 'bullmq'
import { mongo } from 'mongoose'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import {
  defineEvent,
  onEvent,
  outboxModel,
  publish,
  startRelay,
  subscribe,
  type Relay,
} from '../src/event.ts'
import { closeWorker } from '../src/job.ts'
import { createLogger } from '../src/logger.ts'
import { connectMongo, inTransaction, prepareModels } from '../src/mongo.ts'
import { workerRedis } from '../src/redis.ts'
import { Poison } from '../src/tries.ts'

let stack: AsyncDisposableStack
let name: string
let relay: Relay
let queue: Queue
let tell: (n: number) => Promise<void>
let waiting: () => Promise<number>
let listen: (take: (n: number) => Promise<void>) => AsyncDisposable

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  name = `poison-${randomUUID().slice(0, 8)}`
  const mongoUrl = new URL(process.env['TN_MONGO_URI'] ?? '')
  mongoUrl.pathname = `/tn_test_${name.replace('-', '_')}`
  const connection = await connectMongo(mongoUrl.href)
  stack.defer(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  const redisUrl = new URL(process.env['TN_REDIS_URL'] ?? '')
  redisUrl.pathname = '/10'
  const open = () => stack.adopt(workerRedis(redisUrl.href), (redis) => redis.disconnect())
  const redis = open()
  stack.defer(async () => {
    for (const key of await redis.keys(`*${name}*`)) await redis.del(key)
  })
  const outbox = outboxModel(connection)
  await prepareModels([outbox])
  const event = defineEvent({
    name: 'told',
    payload: z.object({ n: z.number() }),
    subscribers: [name],
  })
  const log = createLogger('test', 'silent')
  relay = stack.use(startRelay(connection, redis, log, { everyMs: 3_600_000 }))
  queue = stack.adopt(new Queue(`events-${name}`, { connection: redis }), (it) => it.close())
  tell = async (n) => {
    const publishing = async (session: mongo.ClientSession) =>
      await publish(outbox, session, event, { n }, String(n))
    await inTransaction(connection, publishing)
  }
  waiting = async () => (await relay.sweep(), await outbox.countDocuments())
  listen = (take) => {
    const handlers = [onEvent(event, async ({ n }) => await take(n))]
    const worker = subscribe(name, handlers, open(), log)
    return { [Symbol.asyncDispose]: async () => await closeWorker(worker) }
  }
})
afterEach(async () => await stack.disposeAsync())

const failed = async () =>
  (await queue.getFailed()).map(({ id, failedReason }) => [id, failedReason])

test('an event that can never be taken in is parked after three tries and holds up no later one', async () => {
  const tries: number[] = []
  const taken: number[] = []
  stack.use(
    listen(async (n) => {
      if (n !== 1) return void taken.push(n)
      tries.push(n)
      throw new Poison('another content')
    }),
  )
  await tell(1)
  await tell(2)
  await relay.sweep()
  await expect.poll(failed, { timeout: 60_000 }).toEqual([['event-1', 'parked: another content']])
  await expect.poll(waiting, { timeout: 60_000 }).toBe(1)
  for (let again = 0; again < 3; again++) expect(await waiting()).toBe(1)
  expect(taken).toEqual([2])
  expect(tries).toHaveLength(3)
  expect(await queue.getJobCounts('waiting', 'active', 'delayed')).toEqual({
    waiting: 0,
    active: 0,
    delayed: 0,
  })
})

test('a subscriber that starts again takes in what an older build has parked', async () => {
  const old = listen(async () => {
    throw new Poison('unknown here')
  })
  await tell(1)
  await relay.sweep()
  await expect.poll(failed, { timeout: 60_000 }).toHaveLength(1)
  await old[Symbol.asyncDispose]()
  stack.use(listen(async () => {}))
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
})

test('an outage parks nothing, however often it is met', async () => {
  let met = 0
  stack.use(
    listen(async () => {
      if (++met < 6) throw new mongo.MongoNetworkError('connection lost')
    }),
  )
  await tell(1)
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
  expect(met).toBe(6)
})
