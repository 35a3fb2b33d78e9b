import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { startProcess, type ServiceProcess } from '../crash/service-process.ts'
import { handsIn } from '../world/campaign-verbs.ts'
import { preparesWork, UNITS, type HouseWork } from './house-work.ts'
import { makePeople } from '../world/people.ts'
import { boardOf, ratesYear } from '../world/rating-verbs.ts'
import { answers, closesAndReleases, GLAD, opensSurvey, SORRY } from '../world/verbs.ts'
import { ASKING } from './questions.ts'
import type { ServiceName } from '../world/services.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

export const SERVICES = ['membership', 'surveys', 'ratings', 'campaigns', 'referrals'] as const
export const WORKERS = ['surveys', 'ratings', 'campaigns', 'referrals'] as const

export type LoadWorld = {
  world: TestWorld
  survey: string
  /** Of a leader who got a class. */
  rating: string
  work: HouseWork
  /** The five subgraphs and the four workers (`surveys-worker`), each a process. */
  services: ReadonlyMap<string, ServiceProcess>
  workers: ReadonlyMap<string, ServiceProcess>
  gateway: ServiceProcess
  /** Memory of the gateway after each collection, as JSON lines. */
  probeFile: string
  [Symbol.asyncDispose]: () => Promise<void>
}

/** One address asks for everybody here, and far more often than people do: the limits of callers have their own tests. */
const NO_CALLER_LIMITS = Object.fromEntries(
  ['VIEWER', 'TOKEN', 'ADDRESS'].map((name) => [`TN_RATE_${name}`, '100000000/10000000']),
)

/**
 * A released survey, an approved rating and work to do in a small province; then the five subgraphs, their workers and
 * the gateway run as processes of their own, the gateway with nothing but the web's operations and its analysts' questions.
 */
export async function startLoadWorld(redisDb = 0): Promise<LoadWorld> {
  await using stack = new AsyncDisposableStack()
  const people = makePeople()
  const world = stack.use(await createWorld({ redisDb, people, env: NO_CALLER_LIMITS }))
  const { survey, rating } = await rated(world)
  const work = await preparesWork(world)
  for (const name of IN_PROCESS) await world.stopService(name)
  const folder = mkdtempSync(join(tmpdir(), 'tn-load-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const probeFile = join(folder, 'memory.jsonl')
  const services = new Map<string, ServiceProcess>()
  for (const name of SERVICES) {
    const { port } = new URL(world.env[`TN_${name.toUpperCase()}_URL`] ?? '')
    const env = { ...world.env, TN_PORT: port }
    services.set(name, stack.use(await startProcess(`services/${name}/src/main.ts`, env)))
  }
  const workers = new Map<string, ServiceProcess>()
  for (const name of WORKERS)
    workers.set(
      `${name}-worker`,
      stack.use(await startProcess(`services/${name}/src/worker.ts`, world.env)),
    )
  const own = { TN_PORT: world.env['GATEWAY_PORT'] ?? '', TN_ALLOW_ADHOC: '0' }
  const probe = new URL('./memory-probe.ts', import.meta.url)
  const env = { ...world.env, ...own, TN_PROBE_FILE: probeFile }
  const gateway = stack.use(await startProcess('gateway/src/main.ts', env, probe, ['--expose-gc']))
  const owned = stack.move()
  const dispose = async () => await owned.disposeAsync()
  return {
    ...{ world, survey, rating, work, services, workers, gateway, probeFile },
    [Symbol.asyncDispose]: dispose,
  }
}

const IN_PROCESS: readonly ServiceName[] = [
  'gateway',
  'referralsWorker',
  'referrals',
  'campaignsWorker',
  'campaigns',
  'ratingsWorker',
  'ratings',
  'surveysWorker',
  'surveys',
  'membership',
]

async function rated(world: TestWorld): Promise<{ survey: string; rating: string }> {
  await handsIn(world, 'U-TEA:5', 'Máy che luống chè', '2023-05-10')
  const { id } = await opensSurvey(world)
  const voters = UNITS.flatMap((unit) => Array.from({ length: 10 }, (_, at) => `${unit}:${at + 1}`))
  await inTurns(voters, 6, async (voter, at) => {
    await answers(world, voter, id, at % 5 === 0 ? SORRY : GLAD)
  })
  await closesAndReleases(world, id)
  await ratesYear(world, 2023, id)
  for (const who of ASKING) await world.as(who)
  const leader = (await boardOf(world, 2023)).find(({ level }) => level !== 'NOT_RATED')
  if (!leader) throw new Error('nobody was rated')
  return { survey: id, rating: leader.id }
}

async function inTurns<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const left = [...all.entries()]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
