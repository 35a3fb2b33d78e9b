import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson, digestOf } from '../src/recompute.ts'
import { CYCLE, verbs } from './verbs.ts'
import { slowWorker, type Option, type SlowWorker } from './worker-process.ts'
import { createWorld, people, type World } from './world.ts'

/**
 * Ratings under kills, on 2,000 generated pools: the same bytes as without (ratings.md 2). Redis is wiped by FLUSHDB,
 * as the tests share one server and each has a database of its own.
 */
const POOLS = 2_000
const KILLS = 15
const BETWEEN = 5

let world: World
let does: ReturnType<typeof verbs>
let undisturbed: { hash: string; bytes: string }
const alive = new Set<SlowWorker>()

beforeAll(async () => {
  world = await createWorld(POOLS)
  does = verbs(world)
  await world.release()
  await does.opens(people.hang)
  await does.starts(people.hang)
  const worker = await world.startWorker()
  await does.done(undefined, 170_000)
  await worker[Symbol.asyncDispose]()
  undisturbed = await shown()
})
afterAll(async () => {
  for (const worker of alive) await worker.kill()
  await world?.[Symbol.asyncDispose]()
})

/** What the cycle shows: its hash, and the stored ratings themselves as canonical JSON. */
async function shown() {
  const { result } = (await world.stores.cycle.byId(CYCLE)) ?? {}
  if (!result) throw new Error('the cycle shows nothing')
  const rows = await world.stores.rating.model.find({ runId: result.runId }).lean()
  const ratings = rows
    .map(({ rating }): { postId: string } => JSON.parse(rating))
    .toSorted((a, b) => (a.postId < b.postId ? -1 : 1))
  return { hash: result.ratingsHash, bytes: canonicalJson(ratings) }
}

function hire(...options: Option[]): SlowWorker {
  const worker = slowWorker(world, ...options)
  alive.add(worker)
  return worker
}

async function fire(worker: SlowWorker): Promise<void> {
  await worker.kill()
  alive.delete(worker)
}

test(
  'killed 15 times and with Redis wiped, a run gives the undisturbed ratings byte for byte',
  { timeout: 420_000 },
  async () => {
    await does.starts(people.hang)
    const runId = `run-${CYCLE}-v2`
    let [first, second] = [hire(), hire()]
    let most = 0
    let wiped = false
    for (let kills = 0; kills < KILLS; kills++) {
      if (kills % (KILLS / BETWEEN) === 0) await first.between('whole')
      else await setTimeout(300 + 97 * kills)
      await fire(first)
      ;[first, second] = [second, hire()]
      const { done, total } = await does.run(runId)
      expect(done).toBeGreaterThanOrEqual(most)
      most = done
      if (wiped || done < 0.3 * total) continue
      wiped = true
      await world.redis.flushdb()
    }
    if (!wiped) {
      await world.until('30 %', async () => (await does.run(runId)).percent >= 30, 120_000)
      await world.redis.flushdb()
    }
    const run = await does.done(runId, 300_000)
    expect(run.retries).toBeGreaterThan(0)
    expect(run.log.map(({ code }: { code: string }) => code)).toContain('QUEUE_REBUILT')
    for (const worker of alive) await fire(worker)
    expect(await shown()).toEqual(undisturbed)
    expect(digestOf(undisturbed.bytes)).toBe(undisturbed.hash)
  },
)

/**
 * A worker stopped before a mark of progress wakes up when another has finished its part, writes, and is killed.
 * @returns whether the finished part is still there
 */
async function lateMark(no: number, fence: boolean): Promise<boolean> {
  const runId = `run-${CYCLE}-v${no}`
  await does.starts(people.hang)
  const fenced: Option[] = fence ? [] : ['--no-fence']
  const late = hire('--stop-at-mark', ...fenced)
  const { bucket } = await late.between('mark')
  const other = hire(...fenced)
  const whole = async () => (await world.stores.part.completeBuckets(runId)).includes(bucket)
  await world.until('the other worker finishes the part', whole, 60_000)
  const written = late.between('whole', bucket)
  late.process.kill('SIGCONT')
  await written
  await fire(late)
  const kept = await whole()
  await fire(other)
  await does.cancels(people.hang, runId)
  return kept
}

test('a worker that wakes up late changes nothing', { timeout: 120_000 }, async () => {
  expect(await lateMark(3, true)).toBe(true)
})

test('without the fence it destroys a finished part', { timeout: 120_000 }, async () => {
  expect(await lateMark(4, false)).toBe(false)
})
