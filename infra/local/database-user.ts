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
  const { scheme, hosts, options } = read(base)
  options.set('authSource', database)
  return `${scheme}${user}:${password}@${hosts}/${database}?${options}`
}

/** The same connection, another default database; who signs in stays where it was. */
export function withDatabase(base: string, database: string): string {
  const { scheme, login, hosts, old, options } = read(base)
  if (login && !options.has('authSource')) options.set('authSource', old || 'admin')
  return `${scheme}${login}${hosts}/${database}?${options}`
}

/** The parts of a connection string; several hosts keep it from being a URL. */
function read(uri: string) {
  const parts = /^(mongodb(?:\+srv)?:\/\/)([^@/]*@)?([^/?]+)\/?([^?]*)\??(.*)$/.exec(uri) ?? []
  const [, scheme = 'mongodb://', login = '', hosts = '', old = '', query = ''] = parts
  return { scheme, login, hosts, old, options: new URLSearchParams(query) }
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
