import { onEvent, startRelay, subscribe } from '@tinnhiem/kit/event'
import type { FactItem } from '@tinnhiem/kit/fact'
import { closeWorker } from '@tinnhiem/kit/job'
import { createLogger } from '@tinnhiem/kit/logger'
import { producerRedis, workerRedis } from '@tinnhiem/kit/redis'
import mongoose from 'mongoose'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factRecorded } from '../src/events.ts'
import { createCampaignWorld, type CampaignWorld } from './campaign-world.ts'
import { verbs } from './campaign-verbs.ts'
import { DIRECT, FAR_SCHOOL, SCHOOL, TEA } from './province.ts'
import { people } from './world.ts'

/** Kill -9 between a state change and its event: the event arrives exactly once in effect (reliability.md 3). */
const DAY = '2023-03-10'
const log = createLogger('test', 'silent')

let world: CampaignWorld
let does: ReturnType<typeof verbs>
let id: string

beforeAll(async () => {
  world = await createCampaignWorld(16, DAY)
  does = verbs(world)
  const input = { title: { vi: 'Thi đua', en: 'Emulation' }, startsOn: DAY }
  id = (await does.drafts(people.bao, { issuer: 'P12', input })).campaign.id
  await does.launches(people.bao, people.hang, id)
  await world.ticks()
  // from here on only the relays of this test hand events over
  await world.stopService()
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

async function registersAndDies(unit: string, when: string): Promise<void> {
  const offset = Date.parse(`${DAY}T08:00:00+07:00`) - Date.now()
  const main = join(import.meta.dirname, 'register-and-die.ts')
  const { mongoUri } = world.config
  let said = ''
  const args = [main, mongoUri, world.redisUrl, id, unit, when, String(offset)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.on('data', (line: Buffer) => (said += line.toString('utf8')))
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
  if (said === '') return
  const session = { id: new mongoose.mongo.UUID(said.trim()) }
  await world.connection.db?.admin().command({ killSessions: [session] })
}

/** What ratings would hold after taking in all that is told, and how often it was handed something. */
async function takenIn(): Promise<{ facts: FactItem[]; handed: number }> {
  await using stack = new AsyncDisposableStack()
  const [producer, taking] = [producerRedis(world.redisUrl), workerRedis(world.redisUrl)]
  stack.defer(() => {
    producer.disconnect()
    taking.disconnect()
  })
  const known = new Map<string, FactItem>()
  let handed = 0
  const take = onEvent(factRecorded, async ({ facts }) => {
    handed += facts.length
    for (const fact of facts) known.set(fact.eventId, fact)
  })
  stack.adopt(subscribe('ratings', [take], taking, log), closeWorker)
  const relay = stack.use(startRelay(world.connection, producer, log, { everyMs: 3_600_000 }))
  await expect.poll(async () => await relay.sweep(), { timeout: 60_000 }).toBe(0)
  return { facts: [...known.values()], handed }
}

const state = async (unit: string) => {
  const [row] = await world.stores.participation.registeredOf([unit])
  return {
    registered: row !== undefined,
    told: (await world.facts('CAMPAIGN_REGISTERED', unit)).length,
  }
}

test('killed inside the transaction: neither the registration nor the event is there', async () => {
  await registersAndDies(TEA, 'inside')
  expect(await state(TEA)).toEqual({ registered: false, told: 0 })
})

test('killed after the commit: both are there, and the event is taken in once', async () => {
  await registersAndDies(SCHOOL, 'after')
  expect(await state(SCHOOL)).toEqual({ registered: true, told: 1 })
  const { facts, handed } = await takenIn()
  expect(facts).toMatchObject([{ unionId: SCHOOL, rev: 1, numerator: 1, denominator: 1 }])
  expect(handed).toBe(1)
  expect((await takenIn()).handed).toBe(0)
})

test('killed with the event in the queue and nobody told: it is not taken in twice', async () => {
  await registersAndDies(FAR_SCHOOL, 'handed')
  const { facts, handed } = await takenIn()
  expect(facts).toMatchObject([{ unionId: FAR_SCHOOL, rev: 1, numerator: 1 }])
  expect(handed).toBe(1)
})

test('with Redis wiped after the handing over the event still arrives, and counts once', async () => {
  await registersAndDies(DIRECT, 'handed')
  await world.redis.flushdb()
  const { facts } = await takenIn()
  expect(facts).toMatchObject([{ unionId: DIRECT, numerator: 1 }])
})
