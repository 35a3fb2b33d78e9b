import { importJWK, SignJWT } from 'jose'
import { createConnection } from 'mongoose'
import { cpuMsOf, startProcess, type ServiceProcess } from '../crash/service-process.ts'
import { makePeople, type UnitPlan } from '../world/people.ts'
import { opensSurvey } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

export type BenchWorld = {
  world: TestWorld
  survey: string
  /** Keys of members by their unit's place in turn: neighbours are of different pools. */
  members: string[]
  /** CPU milliseconds each process has used so far; `client` is this one. */
  cpu: () => Record<string, number>
  /** A session cookie of a member. */
  cookieOf: (member: string) => Promise<string>
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * An open survey of so many equal pools; membership, surveys and the gateway then run as processes of their own, as
 * `npm start` runs them. Sessions are put into membership's database: signing in is not what is measured.
 */
export async function startBenchWorld(
  pools: number,
  membersEach: number,
  flags: readonly string[] = [],
): Promise<BenchWorld> {
  await using stack = new AsyncDisposableStack()
  const units: UnitPlan[] = Array.from({ length: pools }, (_, at) => ({
    id: `U-${String(at).padStart(3, '0')}`,
    upper: 'UP-TANUYEN',
    members: membersEach,
  }))
  const people = makePeople([...units, { id: 'U-OFFICE', upper: null, members: 16 }])
  const world = stack.use(await createWorld({ redisDb: 7, people, adHoc: true }))
  const { id: survey } = await opensSurvey(world)
  const members = Array.from({ length: membersEach }, (_, place) =>
    units.map(({ id }) => `${id}:${place}`),
  ).flat()
  await putSessions(world, members)
  for (const name of ['gateway', 'ratingsWorker', 'ratings', 'surveysWorker', 'surveys'] as const)
    await world.stopService(name)
  await world.stopService('membership')
  const started = new Map<string, ServiceProcess>()
  for (const [main, port, env] of processesOf(world)) {
    const child = await startProcess(
      main,
      { ...world.env, ...env, TN_PORT: port },
      undefined,
      flags,
    )
    started.set(main.split('/').at(-3) ?? main, stack.use(child))
  }
  const mongod = await mongodPid(world)
  const key = await importJWK(JSON.parse(world.env['TN_SESSION_KEY'] ?? ''), 'EdDSA')
  const owned = stack.move()
  return {
    world,
    survey,
    members,
    cpu: () => {
      const { user, system } = process.cpuUsage()
      const theirs = [...started].map(([name, child]) => [name, child.cpuMs()] as const)
      return {
        client: (user + system) / 1000,
        mongod: cpuMsOf(mongod),
        ...Object.fromEntries(theirs),
      }
    },
    cookieOf: async (member) => `tn_session=${await sessionOf(world, key, member)}`,
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  }
}

function processesOf({
  env,
}: TestWorld): [main: string, port: string, env: Record<string, string>][] {
  const portOf = (name: string) => new URL(env[name] ?? '').port
  const live = { NODE_ENV: 'production', TN_ALLOW_ADHOC: '0' }
  return [
    ['services/membership/src/main.ts', portOf('TN_MEMBERSHIP_URL'), {}],
    ['services/surveys/src/main.ts', portOf('TN_SURVEYS_URL'), live],
    ['gateway/src/main.ts', env['GATEWAY_PORT'] ?? '', live],
  ]
}

async function mongodPid(world: TestWorld): Promise<number> {
  const connection = await createConnection(world.databases.uri('membership')).asPromise()
  const status = await connection.db?.admin().command({ serverStatus: 1 })
  await connection.close()
  return Number(status?.['pid'])
}

async function putSessions(world: TestWorld, members: readonly string[]): Promise<void> {
  const connection = await createConnection(world.databases.uri('membership')).asPromise()
  const rows = members.map((member) => ({
    _id: `bench-${member}`,
    memberId: world.people.memberIds.get(member),
    day: '2023-11-20',
    forgetOn: new Date('2100-01-01'),
  }))
  await connection.collection<(typeof rows)[number]>('sessions').insertMany(rows)
  await connection.close()
}

async function sessionOf(
  world: TestWorld,
  key: Awaited<ReturnType<typeof importJWK>>,
  member: string,
): Promise<string> {
  const { kid } = JSON.parse(world.env['TN_SESSION_KEY'] ?? '')
  return await new SignJWT({ sid: `bench-${member}` })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer('tinnhiem-membership')
    .setAudience('tinnhiem-gateway')
    .setSubject(world.people.memberIds.get(member) ?? '')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key)
}
