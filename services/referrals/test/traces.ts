import type { Redis } from 'ioredis'
import { mongo, type Connection } from 'mongoose'

/** Before any database of this file: the log is short, and what is older may be cut off while we read. */
const BEGAN = new mongo.Timestamp({ t: Math.floor(Date.now() / 1_000) - 5, i: 0 })

/** Where a text turns up: `mongo:<collection>`, `oplog`, `redis:<key>`. */
export type Trace = string

/** Every way a text may lie in bytes: as it is, and as part of base64, base64url or hex would be a bug we look for, too. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text)
  return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')]
}

function holds(haystack: string, text: string): boolean {
  return spellings(text).some((spelling) => haystack.includes(spelling))
}

/** Every collection of the database, every document, binary fields too. */
export async function tracesInMongo(connection: Connection, text: string): Promise<Trace[]> {
  const found = new Set<Trace>()
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  for (const { name } of collections) {
    const rows = connection.collection(name).find({})
    for await (const row of rows) if (holds(readable(row), text)) found.add(`mongo:${name}`)
  }
  return [...found].toSorted()
}

/** The operations log of the server, as far as it tells of this database. */
export async function tracesInOplog(connection: Connection, text: string): Promise<number> {
  let found = 0
  for await (const entry of oplogOf(connection)) if (holds(readable(entry), text)) found++
  return found
}

export function oplogOf(connection: Connection) {
  const name = connection.db?.databaseName ?? ''
  const ns = { $regex: `^${name}\\.` }
  const log = connection.getClient().db('local').collection('oplog.rs')
  return log.find({ ts: { $gte: BEGAN }, $or: [{ ns }, { 'o.applyOps.ns': ns }] })
}

/** Every key and value of a Redis database. */
export async function tracesInRedis(redis: Redis, text: string): Promise<Trace[]> {
  const found: Trace[] = []
  for (const key of await redis.keys('*')) {
    const value = JSON.stringify(await valueOf(redis, key))
    if (holds(`${key} ${value}`, text)) found.push(`redis:${key}`)
  }
  return found.toSorted()
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return await redis.get(key)
    case 'hash':
      return await redis.hgetall(key)
    case 'list':
      return await redis.lrange(key, 0, -1)
    case 'set':
      return await redis.smembers(key)
    case 'zset':
      return await redis.zrange(key, '0', '-1')
    case 'stream':
      return await redis.xrange(key, '-', '+')
    default:
      return null
  }
}

/** A document as text: what is in it as it is, and the bytes of its binaries as latin1. */
function readable(value: unknown): string {
  if (value instanceof mongo.Binary) return Buffer.from(value.buffer).toString('latin1')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (value === null || typeof value !== 'object' || value instanceof Date) return String(value)
  if ('_bsontype' in value) return JSON.stringify(value)
  return Object.entries(value)
    .map(([key, inner]) => `${key}=${readable(inner)}`)
    .join(' ')
}
