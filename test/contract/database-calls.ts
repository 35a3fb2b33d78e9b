import { createConnection, type Connection } from 'mongoose'
import { serversOfTheRun } from '../world/databases.ts'

/** What runs by itself beside requests: relays, their marks, and the line of who read what. */
const BESIDE = /\.(outbox|audit|audits|system\.profile|\$cmd)/

/** How often one database was read. */
export type DatabaseCalls = {
  /** The reads by collection while `work` ran. @throws what `work` throws */
  during: (work: () => Promise<unknown>) => Promise<Record<string, number>>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** MongoDB's own profiler counts, so that nothing in a service has to help or can forget to. */
export async function countDatabaseCalls(uri: string): Promise<DatabaseCalls> {
  const root = await createConnection(serversOfTheRun().mongo).asPromise()
  const name = new URL(uri).pathname.slice(1)
  const connection = root.useDb(name)
  return {
    during: async (work) => {
      await profile(connection, 2)
      const from = new Date()
      await work()
      await profile(connection, 0)
      return await readsSince(connection, from)
    },
    [Symbol.asyncDispose]: async () => await root.close(),
  }
}

async function profile(connection: Connection, level: number): Promise<void> {
  await connection.db?.command({ profile: level })
}

async function readsSince(connection: Connection, from: Date): Promise<Record<string, number>> {
  const lines =
    (await connection.db
      ?.collection('system.profile')
      .find({ ts: { $gte: from }, op: { $in: ['query', 'command'] } })
      .toArray()) ?? []
  const reads = lines.filter(({ ns }) => !BESIDE.test(String(ns)))
  const groups = Object.groupBy(reads, ({ ns }) => String(ns).split('.').slice(1).join('.'))
  return Object.fromEntries(Object.entries(groups).map(([ns, rows]) => [ns, rows?.length ?? 0]))
}

/** Makes `count` more of the one document that is there, each with an id of its own. */
export async function multiply(
  uri: string,
  collection: string,
  count: number,
  change: (at: number, original: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const root = await createConnection(serversOfTheRun().mongo).asPromise()
  const rows = root.useDb(new URL(uri).pathname.slice(1)).collection(collection)
  const original = await rows.findOne()
  if (!original) throw new Error(`${collection} of ${uri} is empty`)
  const copies = Array.from({ length: count }, (_, at) => ({
    ...original,
    ...change(at, original),
  }))
  await rows.insertMany(copies)
  await root.close()
}

/** The first ids of a collection. */
export async function idsIn(uri: string, collection: string, field = '_id'): Promise<string[]> {
  const root = await createConnection(serversOfTheRun().mongo).asPromise()
  const rows = await root
    .useDb(new URL(uri).pathname.slice(1))
    .collection(collection)
    .find()
    .limit(100)
    .toArray()
  await root.close()
  return rows.map((row) => String(row[field]))
}
