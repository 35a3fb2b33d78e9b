import { onEvent, startRelay, subscribe } from '@tinnhiem/kit/event'
import { closeWorker } from '@tinnhiem/kit/job'
import { createLogger } from '@tinnhiem/kit/logger'
import { workerRedis } from '@tinnhiem/kit/redis'
import { mongo } from 'mongoose'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factRecorded } from '../src/events.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { TEA } from './province.ts'
import { createWorld, people, type World } from './world.ts'

const { hac, suong } = people

let world: World
let does: ReturnType<typeof initiativeVerbs>
beforeAll(async () => {
  world = await createWorld(17)
  does = initiativeVerbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

/** Counts in a process of its own, which is killed with signal 9; the session it left open, in hex. */
async function countAndDie(id: string, when: 'inside' | 'after'): Promise<string> {
  const main = new URL('count-and-die.ts', import.meta.url).pathname
  const version = String(await does.version(id))
  const child = spawn(process.execPath, [main, world.config.mongoUri, id, version, when], {
    env: { ...process.env, TN_LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code, signal] = await once(child, 'exit')
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
  return said
}

/** Ends the transaction of a dead process at once; the server does it by itself after a minute. */
async function endSession(hex: string): Promise<void> {
  const id = new mongo.UUID(hex)
  await world.connection.db?.admin().command({ killSessions: [{ id }] })
}

/** Brings the outbox out again and takes it in as ratings does, until the fact is there; what was taken in. */
async function deliver(): Promise<{ id: string; code: string; numerator: number }[]> {
  const taken: { id: string; code: string; numerator: number }[] = []
  const log = createLogger('test')
  const redis = workerRedis(world.config.redisUrl)
  const take = onEvent(factRecorded, async ({ facts }) => {
    for (const { eventId, code, numerator } of facts) taken.push({ id: eventId, code, numerator })
  })
  const worker = subscribe('ratings', [take], redis, log)
  const relay = startRelay(world.connection, world.redis, log, { everyMs: 100 })
  const waiting = async () => await world.stores.outbox.countDocuments({ name: 'factRecorded' })
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
  await relay[Symbol.asyncDispose]()
  await closeWorker(worker)
  redis.disconnect()
  return taken
}

test('killed between the state and its event, neither is stored; done again, both are, once', async () => {
  const id = await does.reach(hac, 'IN_PROGRAMME')
  await endSession(await countAndDie(id, 'inside'))
  expect((await world.stores.initiative.byId(id))?.state).toBe('IN_PROGRAMME')
  expect(await world.fact('INITIATIVE_COUNTED', TEA)).toBeNull()
  expect(await does.moves(suong, id, 'COUNT')).toMatchObject({ initiative: { state: 'COUNTED' } })
  const taken = await deliver()
  expect(taken.filter(({ code }) => code === 'INITIATIVE_COUNTED')).toMatchObject([
    { numerator: 1 },
  ])
})

test('killed after both were stored, the event arrives once in effect, and counting again is refused', async () => {
  const id = await does.reach(hac, 'IN_PROGRAMME')
  await countAndDie(id, 'after')
  expect((await world.stores.initiative.byId(id))?.state).toBe('COUNTED')
  expect(await does.moves(suong, id, 'COUNT')).toMatchObject({ rule: 'WRONG_STATE' })
  const counted = (await deliver()).filter(({ code }) => code === 'INITIATIVE_COUNTED')
  expect(new Set(counted.map((one) => one.id)).size).toBe(1)
  expect(counted.at(-1)).toMatchObject({ numerator: 2 })
})
