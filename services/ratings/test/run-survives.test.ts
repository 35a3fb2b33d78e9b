import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf, recompute } from '../src/recompute.ts'
import { basisReader } from '../src/run/basis.ts'
import { rateBucket } from '../src/run/rate-bucket.ts'
import { runFlow } from '../src/run/run-flow.ts'
import type { Faults } from '../src/run/run-tools.ts'
import { CYCLE, verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

const UNIONS = 30
let world: World
let does: ReturnType<typeof verbs>
const children = new Set<ChildProcess>()

beforeEach(async () => {
  world = await createWorld(UNIONS)
  does = verbs(world)
  await world.release()
  await does.opens(people.hang)
})
afterEach(async () => {
  for (const child of children) await kill(child)
  await world[Symbol.asyncDispose]()
})

/** A worker in a process of its own, slowed between reading and writing. */
function spawnWorker(slowMs: number): ChildProcess {
  const main = new URL('../src/worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...world.env, TN_FAULT_SLOW_BUCKET_MS: String(slowMs) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.add(child)
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const doneAtLeast = async (leaders: number) =>
  await world.until(`${leaders} leaders`, async () => {
    const run = await does.run()
    return run.done >= leaders && run.state !== 'STOPPED' && run
  })

/** The last sign of life of the dead worker is so long ago, or as far ahead, by the clock of the database. */
async function lastSeen(ms: number): Promise<void> {
  const at = { $add: ['$$NOW', ms] }
  await world.stores.worker.model.updateMany({}, [{ $set: { seenAt: at } }], {
    updatePipeline: true,
  })
}

/** Lets so many parts be written; the rest wait until they are let go. */
function heldAfter(parts: number) {
  const { promise, resolve } = Promise.withResolvers<void>()
  let whole = 0
  const beforeWrite: Faults['beforeWrite'] = async ({ complete }) => {
    if (complete && ++whole > parts) await promise
  }
  return { faults: { beforeWrite }, letGo: resolve }
}

async function expectSameBytes(): Promise<void> {
  const cycle = await does.cycle()
  expect(cycle.state).toBe('APPROVAL')
  expect(digestOf(recompute(cycle.inputs))).toBe(cycle.ratingsHash)
  expect(await world.stores.rating.model.countDocuments()).toBe(UNIONS + 1)
}

test('progress is counted from the parts, and says stopped when the last worker died', async () => {
  await does.starts(people.hang)
  const child = spawnWorker(2_000)
  const run = await doneAtLeast(4)
  expect(run).toMatchObject({ state: 'RUNNING', total: UNIONS + 1, step: 'LEADERS' })
  expect(run.groups).toMatchObject([{ organization: { id: 'UP-TANUYEN' }, total: UNIONS + 1 }])
  expect(run.groups[0].done).toBe(run.done)
  expect(run.percent).toBeCloseTo((100 * run.done) / (UNIONS + 1), 0)
  await kill(child)
  await world.until('stopped', async () => (await does.run()).state === 'STOPPED')
  expect((await does.run()).secondsLeft).toBeNull()
  await lastSeen(60_000)
  expect((await does.run()).state).toBe('RUNNING')
  await lastSeen(-10_000)
  expect((await does.run()).state).toBe('STOPPED')
  await world.startWorker({ settings: { lockDuration: 2_000, stalledInterval: 1_000 } })
  await does.done()
  await expectSameBytes()
})

test('killed workers leave the same ratings', async () => {
  await does.starts(people.hang)
  spawnWorker(300)
  for (const leaders of [2, 6, 10]) {
    await doneAtLeast(leaders)
    for (const child of children) await kill(child)
    spawnWorker(300)
  }
  await world.startWorker({ settings: { lockDuration: 2_000, stalledInterval: 1_000 } })
  await does.done(undefined, 90_000)
  expect((await does.run()).retries).toBeGreaterThan(0)
  await expectSameBytes()
})

test('a wiped queue is rebuilt from the database', async () => {
  await does.starts(people.hang)
  const { faults, letGo } = heldAfter(8)
  await world.startWorker({ faults })
  await doneAtLeast(8)
  await world.redis.flushdb()
  letGo()
  await does.done(undefined, 90_000)
  const run = await does.run()
  expect(run.log.map(({ code }: { code: string }) => code)).toContain('QUEUE_REBUILT')
  await expectSameBytes()
})

test('a cancelled run leaves nothing, and earlier results stay', async () => {
  await does.starts(people.hang)
  const { faults, letGo } = heldAfter(3)
  await world.startWorker({ faults })
  await doneAtLeast(3)
  expect(await does.cancels(people.ruong, `run-${CYCLE}-v1`)).toMatchObject({
    run: { state: 'CANCELLED', cycle: { state: 'OPEN' } },
  })
  letGo()
  await setTimeout(1_000)
  expect(await world.stores.rating.model.countDocuments()).toBe(0)
  const board = `query { ratings(year: 2022) { totalCount } }`
  expect((await world.data(people.hang, board)).ratings.totalCount).toBe(0)
  expect(await does.cancels(people.hang, `run-${CYCLE}-v1`)).toMatchObject({ code: 'WRONG_STATE' })

  await does.starts(people.hang)
  await does.done(`run-${CYCLE}-v2`)
  const { ratingsHash } = await does.cycle()
  await does.starts(people.ruong)
  await does.cancels(people.ruong, `run-${CYCLE}-v3`)
  const after = await does.cycle()
  expect(after).toMatchObject({ state: 'APPROVAL', ratingsHash })
  expect((await world.data(people.hang, board)).ratings.totalCount).toBe(UNIONS + 1)
  expect(await does.approves(people.hang)).toMatchObject({ code: 'STARTER_NEVER_APPROVES' })
  expect(await does.approves(people.ruong)).toMatchObject({ cycle: { state: 'PUBLISHED' } })
})

/**
 * A worker that fell asleep between two writes wakes up when another has finished its part. With the fence its late
 * mark of progress is dropped; without, it overwrites a finished part.
 */
async function lateWriter(fence: boolean): Promise<'WHOLE' | 'OVERWRITTEN'> {
  const { stores } = world
  const asleep = Promise.withResolvers<Parameters<NonNullable<Faults['beforeWrite']>>[0]>()
  const wake = Promise.withResolvers<void>()
  const beforeWrite: Faults['beforeWrite'] = async (attempt) => {
    if (attempt.bucket !== 0 || attempt.fence > 1) return
    asleep.resolve(attempt)
    await wake.promise
    throw new Error('killed after its late write')
  }
  await does.starts(people.hang)
  await world.startWorker({ faults: { fence, beforeWrite } })
  const attempt = await asleep.promise
  const { releaseKeys } = world
  const flow = runFlow(world.redis)
  const tools = { stores, releaseKeys, clock: createClock(), flow, faults: {} }
  const basisOf = basisReader(stores.text)
  await rateBucket({ ...tools, basisOf, log: createLogger('test', 'silent') }, attempt.runId, 0)
  const mark = { at: new Date(), done: 0, groups: [], complete: false, digest: '', proposed: '' }
  await stores.part.write({ ...attempt, ...mark }, fence)
  const whole = await stores.part.completeBuckets(attempt.runId)
  wake.resolve()
  return whole.includes(0) ? 'WHOLE' : 'OVERWRITTEN'
}

test('a late writer changes nothing', async () => {
  expect(await lateWriter(true)).toBe('WHOLE')
  await does.done()
  await expectSameBytes()
})

test('without the fence a late writer destroys a finished part', async () => {
  expect(await lateWriter(false)).toBe('OVERWRITTEN')
})
