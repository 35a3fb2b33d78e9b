import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { ensureUser, uriFor, withDatabase } from './database-user.ts'
import { endOrphan } from './child.ts'
import { claim } from './claim.ts'
import { makeRoomIn } from './folders.ts'
import { refuseUnsafeMongo, refuseUnsafeRedis } from './given-servers.ts'
import { keep, passwordOf } from './kept.ts'
import type { Kept } from './kept.ts'
import { rootUri, startMongod } from './mongod.ts'
import { redisUrl, startRedis } from './redis-server.ts'
import { CannotGoOn } from './sentence.ts'

/** One database and one user each; passes and ballots never share a user (domain.md 8.1, privacy.md). */
export const databases = [
  'tn_membership',
  'tn_surveys_pass',
  'tn_surveys_ballot',
  'tn_ratings',
  'tn_campaigns',
  'tn_referrals',
] as const

export type ServerOptions = {
  /** Holds the databases, the ports and the passwords; made when missing. */
  dataDir: string
  /** Port for the first start of this folder; any other free one if taken then. */
  mongoPort?: number
  redisPort?: number
  /** Tests: no users per database, random ports, and `stop` removes the folder. */
  ephemeral?: boolean
}

export type Servers = {
  /** Ours, or given by MONGODB_URI / REDIS_URL. */
  kind: { mongo: 'started' | 'given'; redis: 'started' | 'given' }
  /** Connection string of a database: as its own user, or as root without one (tests only). */
  mongoUri(database: string, user?: string): string
  redisUrl: string
  /** Stops what we started, and nothing else. */
  stop(): Promise<void>
}

/**
 * MongoDB and Redis, ready to take requests: those of MONGODB_URI and REDIS_URL, else our own on loopback.
 * @throws CannotGoOn with a sentence that says what to do.
 */
export async function ensureServers(options: ServerOptions): Promise<Servers> {
  const dataDir = makeRoomIn(options.dataDir)
  const giveBack = claim(dataDir)
  const kept = await keep(dataDir, { mongo: options.mongoPort, redis: options.redisPort })
  const [mongoSide, redisSide] = await both(ensureMongo(dataDir, kept), ensureRedis(dataDir, kept))
  const stop = async () => {
    await Promise.all([mongoSide.stop(), redisSide.stop()])
    giveBack()
    if (options.ephemeral) rmSync(dataDir, { recursive: true, force: true })
  }
  const users = options.ephemeral
    ? new Map<string, string>()
    : await ensureUsers(dataDir, kept, mongoSide.uri).catch(afterwards(stop))
  return {
    kind: { mongo: mongoSide.kind, redis: redisSide.kind },
    mongoUri: (database, user) =>
      (user && users.get(user)) || withDatabase(mongoSide.uri, database),
    redisUrl: redisSide.uri,
    stop,
  }
}

/** The settings that name somebody's own servers; what stands there we never clear. */
export function givenServers(env = process.env): string[] {
  return ['MONGODB_URI', 'REDIS_URL'].filter((name) => env[name])
}

/** Everything a start puts into its data folder. */
const OURS =
  /^(\.DS_Store|mongo|redis|run|logs|compiled|owner(\.turn(\.\d+)?)?|codes\.jsonl|(servers|secrets|demo|people)\.json)(\.new)?$/

/**
 * Removes the data of our own servers; the folder must be claimed, servers a killed start left are ended first.
 * @throws CannotGoOn when MONGODB_URI or REDIS_URL names somebody's server, or the folder holds what no start made:
 * those we never clear.
 */
export async function resetData(dataDir: string): Promise<void> {
  const given = givenServers()
  if (given.length > 0) throw notOurs(given.join(', '))
  const [stranger] = existsSync(dataDir) ? readdirSync(dataDir).filter((n) => !OURS.test(n)) : []
  if (stranger !== undefined) throw notOnlyOurs(dataDir, stranger)
  await endOrphan(join(dataDir, 'mongo/pid'), 'mongod', dataDir)
  await endOrphan(join(dataDir, 'redis/pid'), '-server', '127.0.0.1:')
  // The owner last: a second start finds the folder taken to the end.
  const rest = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name !== 'owner') : []
  for (const name of rest) rmSync(join(dataDir, name), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

function notOurs(names: string): CannotGoOn {
  return new CannotGoOn(
    `--reset chỉ xóa máy chủ do lệnh này khởi động; ${names} trỏ tới máy chủ của người khác, nên không xóa gì cả.`,
    `--reset clears only servers this command started; ${names} names somebody's own, so nothing was cleared.`,
  )
}

function notOnlyOurs(dataDir: string, stranger: string): CannotGoOn {
  return new CannotGoOn(
    `${dataDir} còn chứa ${stranger}, không do lệnh này tạo ra, nên không xóa gì cả. Hãy chọn một thư mục riêng (TN_DATA_DIR).`,
    `${dataDir} also holds ${stranger}, which this command did not make, so nothing was cleared. Choose a folder of its own (TN_DATA_DIR).`,
  )
}

type Side = { kind: 'started' | 'given'; uri: string; stop: () => Promise<void> }

async function ensureMongo(dataDir: string, kept: Kept): Promise<Side> {
  const given = process.env['MONGODB_URI']
  if (given) {
    await refuseUnsafeMongo(given)
    return { kind: 'given', uri: given, stop: async () => undefined }
  }
  const rootPassword = passwordOf(dataDir, kept, 'root')
  const stop = await startMongod({ dataDir, port: kept.mongoPort, rootPassword })
  return { kind: 'started', uri: rootUri(kept.mongoPort, rootPassword), stop }
}

async function ensureRedis(dataDir: string, kept: Kept): Promise<Side> {
  const given = process.env['REDIS_URL']
  if (given) {
    await refuseUnsafeRedis(given)
    return { kind: 'given', uri: given, stop: async () => undefined }
  }
  const password = passwordOf(dataDir, kept, 'redis')
  const stop = await startRedis({ dataDir, port: kept.redisPort, password })
  return { kind: 'started', uri: redisUrl(kept.redisPort, password), stop }
}

/** Both or neither: when one cannot start, the other is stopped before the sentence is shown. */
async function both(mongoSide: Promise<Side>, redisSide: Promise<Side>): Promise<[Side, Side]> {
  const [first, second] = await Promise.allSettled([mongoSide, redisSide])
  if (first.status === 'fulfilled' && second.status === 'fulfilled')
    return [first.value, second.value]
  for (const side of [first, second]) if (side.status === 'fulfilled') await side.value.stop()
  throw first.status === 'rejected'
    ? first.reason
    : second.status === 'rejected'
      ? second.reason
      : undefined
}

/** Connection strings by user; the user of a database carries its name. */
async function ensureUsers(
  dataDir: string,
  kept: Kept,
  base: string,
): Promise<Map<string, string>> {
  const client = await new mongo.MongoClient(base).connect()
  try {
    const uris = new Map<string, string>()
    for (const database of databases) {
      const owner = { user: database, database, password: passwordOf(dataDir, kept, database) }
      await ensureUser(client, owner)
      uris.set(database, uriFor(base, owner))
    }
    return uris
  } catch (error) {
    throw refusedUsers(error)
  } finally {
    await client.close()
  }
}

function refusedUsers(error: unknown): unknown {
  if (!(error instanceof mongo.MongoServerError) || error.codeName !== 'Unauthorized') return error
  return new CannotGoOn(
    'Tài khoản trong MONGODB_URI không được tạo người dùng; mỗi cơ sở dữ liệu cần một người dùng riêng. Hãy dùng tài khoản có quyền userAdminAnyDatabase.',
    'The account in MONGODB_URI may not create users, and each database needs one of its own. Use an account with userAdminAnyDatabase.',
  )
}

function afterwards(stop: () => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await stop()
    throw error
  }
}
