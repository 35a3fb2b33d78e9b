import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mongo } from 'mongoose'
import { endOrphan, startServer } from './child.ts'
import type { StopServer } from './child.ts'
import { fetchMongod } from './fetch-servers.ts'
import { writePrivate } from './kept.ts'
import { refuseTakenPort } from './ports.ts'

/** Our own one-node replica set: where it lives and the password of its root user. */
export type Mongod = { dataDir: string; port: number; rootPassword: string }

/**
 * Starts mongod as a one-node replica set with users and waits until it is primary.
 * @throws CannotGoOn for a taken port or a mongod that does not start.
 */
export async function startMongod({ dataDir, port, rootPassword }: Mongod): Promise<StopServer> {
  const program = await fetchMongod()
  const home = join(dataDir, 'mongo')
  mkdirSync(join(home, 'db'), { recursive: true, mode: 0o700 })
  await endOrphan(join(home, 'pid'), program, home)
  await refuseTakenPort(port, `MongoDB (${dataDir})`, {
    vi: 'Hãy tắt chương trình đó rồi chạy lại; dữ liệu còn nguyên.',
    en: 'Stop that program and start again; the data is untouched.',
  })
  const [pidFile, logFile] = [join(home, 'pid'), join(home, 'mongod.log')]
  const stop = await startServer({ program, args: argsFor(home, port), port, pidFile, logFile })
  await becomePrimary(port, rootPassword).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return stop
}

/** The root user's connection string. */
export function rootUri(port: number, rootPassword: string): string {
  return `mongodb://root:${rootPassword}@127.0.0.1:${port}/?authSource=admin&replicaSet=rs0`
}

/** mongod prints slow operations with their content: the log of slow ones stays off. zlib stays off for CVE-2025-14847. */
function argsFor(home: string, port: number): string[] {
  const where = [
    '--dbpath',
    join(home, 'db'),
    '--port',
    `${port}`,
    '--bind_ip',
    '127.0.0.1',
    '--nounixsocket',
  ]
  const set = ['--replSet', 'rs0', '--oplogSize', '16', '--auth', '--keyFile', keyFile(home)]
  const quiet = ['--slowms', '2147483647', '--slowOpSampleRate', '0', '--quiet']
  const log = [
    '--logpath',
    join(home, 'mongod.log'),
    '--setParameter',
    'diagnosticDataCollectionEnabled=false',
  ]
  const size = ['--wiredTigerCacheSizeGB', '1', '--networkMessageCompressors', 'snappy,zstd']
  return [...where, ...set, ...quiet, ...log, ...size]
}

function keyFile(home: string): string {
  const file = join(home, 'keyfile')
  if (!existsSync(file)) writePrivate(file, randomBytes(48).toString('base64'))
  chmodSync(file, 0o400)
  return file
}

/** Idempotent: a start that was killed half-way through its first minute is finished by the next one. */
async function becomePrimary(port: number, password: string): Promise<void> {
  const direct = `127.0.0.1:${port}/?directConnection=true&serverSelectionTimeoutMS=20000`
  const known = await tryOpen(`mongodb://root:${password}@${direct}&authSource=admin`)
  const client = known ?? (await new mongo.MongoClient(`mongodb://${direct}`).connect())
  try {
    if (!known) await initiate(client, port)
    await untilPrimary(client)
    if (!known)
      await client.db('admin').command({ createUser: 'root', pwd: password, roles: ['root'] })
  } finally {
    await client.close()
  }
}

async function tryOpen(uri: string): Promise<mongo.MongoClient | undefined> {
  const client = new mongo.MongoClient(uri)
  return client.connect().catch(async (error: unknown) => {
    await client.close()
    if (error instanceof mongo.MongoServerError) return undefined
    throw error
  })
}

async function initiate(client: mongo.MongoClient, port: number): Promise<void> {
  const config = { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] }
  await client
    .db('admin')
    .command({ replSetInitiate: config })
    .catch((error: unknown) => {
      if (!(error instanceof mongo.MongoServerError) || error.codeName !== 'AlreadyInitialized')
        throw error
    })
}

async function untilPrimary(client: mongo.MongoClient): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const hello = await client.db('admin').command({ hello: 1 })
    if (hello['isWritablePrimary']) return
    await sleep(30)
  }
  throw new Error('mongod did not become primary within 30 s')
}
