import { Redis } from 'ioredis'
import { mongo } from 'mongoose'
import { CannotGoOn } from './sentence.ts'

const PATIENCE_MS = 4_000

/**
 * Looks at the MongoDB somebody gave us in MONGODB_URI before anything is written to it.
 * @throws CannotGoOn when it cannot be reached, or when an acknowledged answer could be lost on it:
 * a standalone server, a set with an arbiter, a default write concern other than majority.
 */
export async function refuseUnsafeMongo(uri: string): Promise<void> {
  const client = await openMongo(uri)
  try {
    const admin = client.db('admin')
    const [hello, { version }] = [
      await admin.command({ hello: 1 }),
      await admin.command({ buildInfo: 1 }),
    ]
    if (Number.parseInt(String(version), 10) < 6) throw unsafe(`MongoDB ${version} < 6.0`)
    if (!hello['setName'] && hello['msg'] !== 'isdbgrid') throw unsafe('standalone')
    if (hello['arbiters']?.length) throw unsafe('arbiter')
    const concern = (await admin.command({ getDefaultRWConcern: 1 }))['defaultWriteConcern']
    if (concern && concern.w !== 'majority') throw unsafe(`default write concern w: ${concern.w}`)
  } finally {
    await client.close()
  }
}

/**
 * Looks at the Redis somebody gave us in REDIS_URL.
 * @throws CannotGoOn when it cannot be reached, is older than 6.2 or throws keys away when it is full.
 */
export async function refuseUnsafeRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    connectTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    lazyConnect: true,
  })
  let reason: unknown
  redis.on('error', (error) => (reason = error))
  try {
    await redis.connect()
    const info = await redis.info()
    const [, major, minor] = /redis_version:(\d+)\.(\d+)/.exec(info) ?? []
    const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1]
    if (Number(major) * 100 + Number(minor) < 602)
      throw tooLoose(`redis_version ${major}.${minor} < 6.2`)
    if (policy && policy !== 'noeviction') throw tooLoose(`maxmemory-policy ${policy}`)
  } catch (error) {
    throw error instanceof CannotGoOn ? error : unreachable('REDIS_URL', url, reason ?? error)
  } finally {
    redis.disconnect()
  }
}

async function openMongo(uri: string): Promise<mongo.MongoClient> {
  try {
    const waits = { serverSelectionTimeoutMS: PATIENCE_MS, connectTimeoutMS: PATIENCE_MS }
    return await new mongo.MongoClient(uri, waits).connect()
  } catch (error) {
    throw unreachable('MONGODB_URI', uri, error)
  }
}

function unreachable(name: string, uri: string, error: unknown): CannotGoOn {
  const shown = uri.replace(/\/\/[^/]*@/, '//***@')
  const why = error instanceof Error ? error.message : String(error)
  return new CannotGoOn(
    `Không kết nối được ${name} (${shown}): ${why}. Hãy sửa hoặc bỏ biến này rồi chạy lại; chưa có gì bị thay đổi.`,
    `${name} (${shown}) cannot be used: ${why}. Correct or unset it and start again; nothing was changed.`,
  )
}

function unsafe(what: string): CannotGoOn {
  return new CannotGoOn(
    `MongoDB ở MONGODB_URI không an toàn cho phiếu trả lời (${what}). Cần replica set từ 6.0, không có arbiter, write concern mặc định là majority.`,
    `The MongoDB of MONGODB_URI could lose acknowledged answers (${what}). It takes a replica set from 6.0 on, no arbiter, default write concern majority.`,
  )
}

function tooLoose(what: string): CannotGoOn {
  return new CannotGoOn(
    `Redis ở REDIS_URL không dùng được (${what}). Cần từ 6.2 với maxmemory-policy noeviction.`,
    `The Redis of REDIS_URL cannot be used (${what}). It takes 6.2 or later with maxmemory-policy noeviction.`,
  )
}
