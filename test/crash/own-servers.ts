import { Redis } from 'ioredis'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startMongod } from '../../infra/local/mongod.ts'
import { ensureServers } from '../../infra/local/servers.ts'

/** A MongoDB and a Redis of this test alone, so that it may kill and wipe them. */
export type OwnServers = {
  mongoUri: string
  /** SIGKILL, then a new mongod on the same files; resolves when it is primary again. */
  killMongo: () => Promise<void>
  flushRedis: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** Starts both in a folder of their own and makes them the servers of this run (`serversOfTheRun`). */
export async function startOwnServers(): Promise<OwnServers> {
  // Somebody's own servers are never killed, even if the run uses them.
  delete process.env['MONGODB_URI']
  delete process.env['REDIS_URL']
  const dataDir = mkdtempSync(join(tmpdir(), 'tn-crash-'))
  const servers = await ensureServers({ dataDir, ephemeral: true })
  const mongoUri = servers.mongoUri('test')
  const { port, password } = new URL(mongoUri)
  let stopMongod = async (): Promise<void> => undefined
  process.env['TN_MONGO_URI'] = mongoUri
  process.env['TN_REDIS_URL'] = servers.redisUrl
  return {
    mongoUri,
    killMongo: async () => {
      await killAndWait(Number(readFileSync(join(dataDir, 'mongo/pid'), 'utf8')))
      stopMongod = await startMongod({ dataDir, port: Number(port), rootPassword: password })
    },
    flushRedis: async () => {
      const redis = new Redis(servers.redisUrl)
      await redis.flushall()
      redis.disconnect()
    },
    [Symbol.asyncDispose]: async () => {
      await stopMongod()
      await servers.stop()
    },
  }
}

async function killAndWait(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(5)
}

/** A killed child stays in the table until it is reaped: that is dead enough. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
