import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { endOrphan, startServer } from './child.ts'
import type { StopServer } from './child.ts'
import { fetchRedis } from './fetch-servers.ts'
import { writePrivate } from './kept.ts'
import { refuseTakenPort } from './ports.ts'

/** Our own Redis: where it lives, its port and password. */
export type LocalRedis = { dataDir: string; port: number; password: string }

/**
 * Starts Redis with its append-only file and without eviction, and waits until the file is read.
 * @throws CannotGoOn for a taken port or a Redis that does not start.
 */
export async function startRedis({ dataDir, port, password }: LocalRedis): Promise<StopServer> {
  const program = await fetchRedis()
  const home = join(dataDir, 'redis')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const [pidFile, logFile, config] = [
    join(home, 'pid'),
    join(home, 'redis.log'),
    join(home, 'redis.conf'),
  ]
  await endOrphan(pidFile, program, `:${port}`)
  await refuseTakenPort(port, `Redis (${dataDir})`, {
    vi: 'Hãy tắt chương trình đó rồi chạy lại; dữ liệu còn nguyên.',
    en: 'Stop that program and start again; the data is untouched.',
  })
  writePrivate(config, configFor(home, port, password, logFile))
  const stop = await startServer({ program, args: [config], port, pidFile, logFile })
  await untilLoaded(redisUrl(port, password))
  return stop
}

/** The connection string of our own Redis. */
export function redisUrl(port: number, password: string): string {
  return `redis://:${password}@127.0.0.1:${port}`
}

function configFor(home: string, port: number, password: string, logFile: string): string {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    // Tests share out the numbers by file.
    'databases 64',
    `dir "${home}"`,
    `logfile "${logFile}"`,
    'loglevel warning',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n')
}

async function untilLoaded(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableReadyCheck: true })
  redis.on('error', () => undefined)
  try {
    for (let tries = 0; tries < 1_000; tries += 1) {
      if ((await redis.ping().catch(() => 'loading')) === 'PONG') return
      await sleep(30)
    }
    throw new Error('Redis did not finish reading its file within 30 s')
  } finally {
    redis.disconnect()
  }
}
