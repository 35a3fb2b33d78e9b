import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { basisReader } from '../src/run/basis.ts'
import { finishRun } from '../src/run/finish-run.ts'
import { allBuckets, prepareRun } from '../src/run/prepare-run.ts'
import type { Part } from '../src/run/part-store.ts'
import { rateBucket } from '../src/run/rate-bucket.ts'
import { repairRuns } from '../src/run/repair-runs.ts'
import { runFlow } from '../src/run/run-flow.ts'
import type { RunTools } from '../src/run/run-tools.ts'
import { CYCLE, verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

const UNIONS = 12
const RUN = `run-${CYCLE}-v1`
let world: World
let does: ReturnType<typeof verbs>

beforeEach(async () => {
  world = await createWorld(UNIONS)
  does = verbs(world)
  await world.release()
  await does.opens(people.hang)
})
afterEach(async () => await world[Symbol.asyncDispose]())

/** What a worker works with, on the same database. */
function toolsOf(): RunTools {
  const { stores, releaseKeys, redis } = world
  const log = createLogger('test', 'silent')
  return {
    stores,
    releaseKeys,
    clock: createClock(),
    flow: runFlow(redis),
    basisOf: basisReader(stores.text),
    log,
    faults: {},
  }
}

/** The same tools, held up once after a step of the run was written down. */
function heldAt(step: string, hold: () => Promise<void>): RunTools {
  const tools = toolsOf()
  const { run } = tools.stores
  const change: typeof run.change = async (...args) => {
    const changed = await run.change(...args)
    if (args[2].step === step) await hold()
    return changed
  }
  return { ...tools, stores: { ...tools.stores, run: { ...run, change } } }
}

/** All parts of a run without its last step, by hand: no worker is in the way. */
async function partsOf(tools: RunTools): Promise<void> {
  await does.starts(people.hang)
  await prepareRun(tools, RUN)
  const run = await tools.stores.run.byId(RUN)
  if (!run) throw new Error('no run')
  for (const bucket of allBuckets(run)) await rateBucket(tools, RUN, bucket)
}

/** A worker that begins the last step, and does not go on before it is told to. */
async function slowFinisher() {
  const [reached, wake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const tools = heldAt('WRITE', async () => {
    reached.resolve()
    await wake.promise
  })
  const ended = finishRun(tools, RUN).catch(() => undefined)
  await Promise.race([reached.promise, ended])
  return async () => {
    wake.resolve()
    await ended
  }
}

const ratings = async () => await world.stores.rating.model.countDocuments({ runId: RUN })

test('a second worker at the last step leaves the board whole', async () => {
  const tools = toolsOf()
  await partsOf(tools)
  const goesOn = await slowFinisher()
  await finishRun(tools, RUN)
  expect((await does.run()).state).toBe('DONE')
  await repairRuns(tools)
  await goesOn()
  expect(await ratings()).toBe(UNIONS + 1)
})

test('what a worker still writes for a cancelled run is swept away', async () => {
  const tools = toolsOf()
  await partsOf(tools)
  const parts: Part[] = []
  for await (const part of tools.stores.part.each(RUN)) parts.push(part)
  const goesOn = await slowFinisher()
  await does.cancels(people.ruong, RUN)
  await tools.stores.rating.model.create(stray(RUN))
  await goesOn()
  await repairRuns(tools)
  expect(await ratings()).toBe(0)
  for (const part of parts) await tools.stores.part.write(part)
  await repairRuns(tools)
  expect(await tools.stores.part.progressOf(RUN)).toEqual([])
})

/** A row as a worker leaves it that was at the last step when the run was cancelled. */
function stray(runId: string) {
  const ids = { memberId: 'M-1', unionId: 'U-0001', cycleId: CYCLE, upperId: null }
  const place = { post: 'CHAIR', level: 'GOOD', position: 0, rating: '{}' } as const
  return { _id: `${runId}.A-1`, id: `${CYCLE}.A-1`, runId, ...ids, ...place }
}

test('a run whose inputs cannot be prepared fails in the end', async () => {
  await does.starts(people.hang)
  const tools = toolsOf()
  const flow = { ...tools.flow, state: async () => 'failed', prepare: async () => undefined }
  for (let round = 0; round <= 10; round += 1) await repairRuns({ ...tools, flow })
  expect(await does.run()).toMatchObject({ state: 'FAILED', failure: 'PARTS_MISSING' })
  expect((await does.cycle()).moves).toContain('START_RUN')
})
