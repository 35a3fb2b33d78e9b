import { Redis } from 'ioredis'
import { createConnection, mongo } from 'mongoose'
import { serversOfTheRun } from '../world/databases.ts'
import type { TestWorld } from '../world/world.ts'

/** One stored or logged thing, with the orders an administrator can see. */
export type Seen = { collection: string; document: Record<string, any>; recordId: string }
export type OplogEntry = { ts: bigint; collection: string; document: Record<string, any> }

export type Dump = {
  /** By database name without the test's prefix: every document of every collection, with record ids. */
  databases: Record<string, Seen[]>
  oplog: OplogEntry[]
  redis: string
  mongodLog: string
}

/** So many hours of the oplog stay, whatever its size: a slow run may otherwise lose its beginning. 0: the size decides. */
export async function keepOplog(hours: number): Promise<void> {
  const connection = await createConnection(serversOfTheRun().mongo).asPromise()
  const minRetentionHours = new mongo.Double(hours)
  await connection.getClient().db('admin').command({ replSetResizeOplog: 1, minRetentionHours })
  await connection.close()
}

/** Everything an administrator with every table and log can read: databases, record ids, oplog, Redis, mongod's log. */
export async function dumpEverything(world: TestWorld): Promise<Dump> {
  const connection = await createConnection(serversOfTheRun().mongo).asPromise()
  const client = connection.getClient()
  const names = ['membership', 'surveys_pass', 'surveys_ballot', 'ratings']
  const databases: Record<string, Seen[]> = {}
  const real = new Map(
    names.map((name) => [new URL(world.databases.uri(name)).pathname.slice(1), name]),
  )
  for (const [database, name] of real) databases[name] = await readDatabase(client.db(database))
  const oplog = await readOplog(client.db('local'), real)
  const log = await client.db('admin').command({ getLog: 'global' })
  await connection.close()
  return {
    databases,
    oplog,
    redis: await readRedis(world.databases.redisUrl),
    mongodLog: log['log'].join('\n'),
  }
}

async function readDatabase(db: mongo.Db): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const { name } of await db.listCollections().toArray())
    for await (const document of db.collection(name).find({}).showRecordId(true)) {
      const { $recordId, ...rest } = document
      seen.push({ collection: name, document: rest, recordId: String($recordId) })
    }
  return seen
}

/** Inserts in the order of the oplog, batches (transactions, grouped inserts) opened up. */
async function readOplog(
  local: mongo.Db,
  real: ReadonlyMap<string, string>,
): Promise<OplogEntry[]> {
  const entries: OplogEntry[] = []
  const take = (ts: bigint, ns: string, document: Record<string, any>) => {
    const [database = '', ...collection] = ns.split('.')
    const name = real.get(database)
    if (name) entries.push({ ts, collection: `${name}.${collection.join('.')}`, document })
  }
  for await (const entry of local.collection('oplog.rs').find({}).sort({ $natural: 1 })) {
    const ts = entry['ts'].toBigInt() as bigint
    if (entry['op'] === 'i') take(ts, entry['ns'], entry['o'])
    for (const inner of entry['o']?.applyOps ?? [])
      if (inner.op === 'i') take(ts, inner.ns, inner.o)
  }
  return entries
}

async function readRedis(url: string): Promise<string> {
  const redis = new Redis(url)
  const lines: string[] = []
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key)
    if (type === 'string') lines.push(`${key} ${await redis.get(key)}`)
    if (type === 'hash') lines.push(`${key} ${JSON.stringify(await redis.hgetall(key))}`)
    if (type === 'list') lines.push(`${key} ${(await redis.lrange(key, 0, -1)).join(' ')}`)
    if (type === 'zset')
      lines.push(`${key} ${(await redis.zrange(key, 0, '-1', 'WITHSCORES')).join(' ')}`)
    if (type === 'set') lines.push(`${key} ${(await redis.smembers(key)).join(' ')}`)
    if (type === 'stream') lines.push(`${key} ${JSON.stringify(await redis.xrange(key, '-', '+'))}`)
  }
  redis.disconnect()
  return lines.join('\n')
}
