import { randomBytes } from 'node:crypto'
import { mongo } from 'mongoose'

const ALREADY_THERE = 51003
const TOPOLOGY_ROLE = 'readTopology'

/** A user whose home is one database. */
export type DatabaseUser = { user: string; database: string; password: string }

/**
 * Makes (or gives a new password to) a user that may read and write one database and nothing else;
 * the cluster's own settings it may read, because services refuse an unsafe topology.
 */
export async function ensureUser(
  client: mongo.MongoClient,
  { user, database, password }: DatabaseUser,
): Promise<void> {
  await ensureTopologyRole(client)
  const roles = [
    { role: 'readWrite', db: database },
    { role: 'dbAdmin', db: database },
    { role: TOPOLOGY_ROLE, db: 'admin' },
  ]
  const home = client.db(database)
  await home.command({ createUser: user, pwd: password, roles }).catch((error: unknown) => {
    if (!hasCode(error, ALREADY_THERE)) throw error
    return home.command({ updateUser: user, pwd: password, roles })
  })
}

/**
 * A user for one database of a test, as the running platform has them: `uri` opens that database and
 * no other. `base` is a root connection string.
 */
export async function makeDatabaseUser(
  client: mongo.MongoClient,
  base: string,
  database: string,
): Promise<string> {
  const password = randomBytes(12).toString('base64url')
  await ensureUser(client, { user: database, database, password })
  return uriFor(base, { user: database, database, password })
}

/** The same servers and options, another user and database. */
export function uriFor(base: string, { user, database, password }: DatabaseUser): string {
  return withDatabase(base, database)
    .replace(/^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?/, `$1${user}:${password}@`)
    .replace(/([?&])authSource=[^&]*/, `$1authSource=${database}`)
}

/** The same connection, another default database; who signs in stays where it was. */
export function withDatabase(base: string, database: string): string {
  const [, front = base, , query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(base) ?? []
  const old = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(base)?.[1]
  const options = new URLSearchParams(query)
  if (!options.has('authSource') && front.includes('@')) options.set('authSource', old ?? 'admin')
  return `${front}/${database}?${options}`
}

/** Does this database hold any document? */
export async function holdsData(uri: string): Promise<boolean> {
  const client = await new mongo.MongoClient(uri).connect()
  try {
    const { objects } = await client.db().stats()
    return objects > 0
  } finally {
    await client.close()
  }
}

async function ensureTopologyRole(client: mongo.MongoClient): Promise<void> {
  const privileges = [
    { resource: { cluster: true }, actions: ['getDefaultRWConcern', 'replSetGetConfig'] },
  ]
  const role = { createRole: TOPOLOGY_ROLE, privileges, roles: [] }
  await client
    .db('admin')
    .command(role)
    .catch((error: unknown) => {
      if (!hasCode(error, 51002)) throw error
    })
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
