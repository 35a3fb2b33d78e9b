import { ensureServers, resetData } from '@tinnhiem/infra/local/servers'
import { Redis } from 'ioredis'
import { mongo } from 'mongoose'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let dataDir = ''

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tn-servers-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

const pidOf = (server: 'mongo' | 'redis') =>
  Number(readFileSync(join(dataDir, server, 'pid'), 'utf8'))

test('what was acknowledged before SIGKILL of both servers is there after the next start', async () => {
  const first = await ensureServers({ dataDir })
  const uri = first.mongoUri('tn_ratings', 'tn_ratings')
  const client = await new mongo.MongoClient(uri).connect()
  await client.db().collection<{ _id: number }>('kept').insertOne({ _id: 1 })
  process.kill(pidOf('mongo'), 'SIGKILL')
  process.kill(pidOf('redis'), 'SIGKILL')
  await client.close()

  await using second = await disposable(ensureServers({ dataDir }))
  expect(second.servers.mongoUri('tn_ratings', 'tn_ratings')).toBe(uri)
  const again = await new mongo.MongoClient(uri).connect()
  expect(await again.db().collection('kept').countDocuments()).toBe(1)
  await again.close()
  const redis = new Redis(second.servers.redisUrl)
  expect(await redis.config('GET', 'maxmemory-policy')).toContain('noeviction')
  expect(await redis.config('GET', 'appendonly')).toContain('yes')
  redis.disconnect()
})

test('a port somebody took is named together with its holder, and nothing is lost', async () => {
  await (await ensureServers({ dataDir })).stop()
  const { mongoPort } = JSON.parse(readFileSync(join(dataDir, 'servers.json'), 'utf8'))
  const taker = createServer().listen(mongoPort, '127.0.0.1')
  await expect(ensureServers({ dataDir })).rejects.toThrow(
    new RegExp(`Cổng ${mongoPort}[^]*Port ${mongoPort}.*taken.*pid ${process.pid}`),
  )
  taker.close()
  await (await ensureServers({ dataDir })).stop()
})

test('a second start of the same data is refused while the first lives', async () => {
  const servers = await ensureServers({ dataDir })
  const script = `import { ensureServers } from '@tinnhiem/infra/local/servers'
    await ensureServers({ dataDir: ${JSON.stringify(dataDir)} })`
  const child = spawn('node', ['--input-type=module', '-e', script], { cwd: import.meta.dirname })
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise((done) => child.once('close', done))
  expect(code).toBe(1)
  expect(said).toContain(`in use by process ${process.pid}`)
  await servers.stop()
})

test('a MONGODB_URI nobody answers on is named without its password, within six seconds', async () => {
  vi.stubEnv('MONGODB_URI', 'mongodb://me:secret@127.0.0.1:9/')
  const took: number[] = []
  let refused: unknown
  // a machine that pauses only adds to it: one of three tries is enough to see
  while (took.length < 3 && !(Math.min(...took) < 6_000)) {
    const began = performance.now()
    refused = await ensureServers({ dataDir }).catch(String)
    took.push(performance.now() - began)
  }
  expect(Math.min(...took)).toBeLessThan(6_000)
  expect(refused).toMatch(/MONGODB_URI \(mongodb:\/\/\*\*\*@127\.0\.0\.1:9\/\) cannot be used/)
  expect(refused).not.toContain('secret')
})

test('--reset clears nothing while MONGODB_URI names a given server', async () => {
  vi.stubEnv('MONGODB_URI', 'mongodb://127.0.0.1:9/')
  await expect(resetData(dataDir)).rejects.toThrow(/nothing was cleared/)
})

async function disposable(starting: ReturnType<typeof ensureServers>) {
  const servers = await starting
  return { servers, [Symbol.asyncDispose]: () => servers.stop() }
}
