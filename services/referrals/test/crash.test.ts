import { factBatch } from '@tinnhiem/kit/fact'
import { Queue } from 'bullmq'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveKeys, startProcess, type OwnProcess } from './own-process.ts'
import { members, organizations, pathOf, people, UNIT } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type World } from './world.ts'

/** Killed with SIGKILL between a change and what is told of it: told exactly once in effect (reliability.md). */
const CASES = 8

let world: World
let does: ReturnType<typeof verbs>
let keys: Awaited<ReturnType<typeof serveKeys>> | undefined
const alive = new Set<OwnProcess>()

beforeAll(async () => {
  world = await createWorld(24)
  does = verbs(world)
  keys = await serveKeys(world)
  // an upper union of two units is too small to be counted by itself
  const [unit] = organizations.filter(({ id }) => id === UNIT)
  const more = ['U-0003', 'U-0004', 'U-0005', 'U-0006']
  if (unit)
    await world.stores.projection.takeOrganizations(
      more.map((id) => ({ ...unit, id, code: id, path: pathOf(id) })),
    )
})
afterAll(async () => {
  for (const one of alive) await one.kill()
  await keys?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})

async function start(file: 'main' | 'worker'): Promise<OwnProcess> {
  const one = await startProcess(world, keys?.url ?? '', file)
  alive.add(one)
  return one
}

/** How many of these are sent at this moment. */
async function sentNow(ids: readonly string[]): Promise<number> {
  return await world.stores.referral.model.countDocuments({ _id: { $in: ids }, state: 'SENT' })
}

test('sending under kills: every case is either not sent, or sent once and counted', async () => {
  const ids: string[] = []
  for (const who of members.slice(0, CASES)) ids.push(await does.brought(who, 'RESOLVED'))
  for (let round = 0; round < 2; round++) {
    const service = await start('main')
    const asking = ids.map(async (id) => {
      const version = await does.version(id)
      await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'x-tinnhiem-identity': world.gateway.identity(people.chair) },
        body: JSON.stringify({
          query: `mutation($id: ID!, $version: Int!) { sendReferral(referral: $id, version: $version) { __typename } }`,
          variables: { id, version },
        }),
      }).catch(() => null)
    })
    await world.until(
      'some are sent',
      async () => (await sentNow(ids)) >= Math.min(CASES, 3 * (round + 1)),
    )
    await service.kill()
    await Promise.all(asking)
    for (const id of ids) {
      const one = await world.stores.referral.byId(id)
      const steps = one?.file.steps.filter(({ state }) => state === 'SENT').length
      expect([one?.state, steps, one?.sent?.year ?? null, one?.version]).toEqual(
        one?.state === 'SENT' ? ['SENT', 1, 2023, 6] : ['RESOLVED', 0, null, 5],
      )
    }
  }
  for (const id of ids)
    if ((await world.stores.referral.byId(id))?.state === 'RESOLVED')
      await does.sends(people.chair, id)
})

test('counts under kills: one table, and its facts once in effect', async () => {
  const queue = new Queue('events-ratings', { connection: { url: world.config.redisUrl } })
  const told = async () => {
    const jobs = await queue.getJobs()
    return jobs.flatMap(({ data }) => factBatch.parse(data.payload).facts)
  }
  for (let round = 0; round < 3; round++) {
    const worker = await start('worker')
    await setTimeout(90 * round)
    await worker.kill()
    const tables = await world.stores.count.all(2023)
    const waiting = await world.stores.outbox.find({ name: 'factRecorded' }).lean()
    const facts = [
      ...(await told()),
      ...waiting.flatMap(({ payload }) => factBatch.parse(payload).facts),
    ]
    expect(tables.length).toBeLessThanOrEqual(1)
    expect(facts.length > 0).toBe(tables.length === 1)
  }
  await start('worker')
  await world.until('the fact is told', async () => (await told()).length > 0, 90_000)
  await setTimeout(2_500)
  const facts = await told()
  expect(await world.stores.count.all(2023)).toHaveLength(1)
  expect(facts.every(({ code }) => code === 'T7')).toBe(true)
  expect(facts.find(({ unionId }) => unionId === 'P12')?.numerator).toBeGreaterThanOrEqual(5)
  const effects = new Map(facts.map((fact) => [fact.eventId, JSON.stringify(fact)]))
  expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(effects.size)
  await queue.close()
})
