import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from './folders.ts'

const run = promisify(execFile)

/** A server program, how to recognise it and how old it may be. */
export type Wanted = { names: readonly string[]; least: readonly [number, number]; version: RegExp }

/** MongoDB 6.0 is the first with everything used here. */
export const mongod: Wanted = {
  names: ['mongod'],
  least: [6, 0],
  version: /db version v(\d+)\.(\d+)/,
}

/** Redis 6.2 or Valkey: what BullMQ needs. */
export const redis: Wanted = {
  names: ['redis-server', 'valkey-server'],
  least: [6, 2],
  version: /v=(\d+)\.(\d+)/,
}

/** Where a downloaded program is kept. */
export function cached(wanted: Wanted): string {
  return join(cacheFolder(), 'bin', wanted.names[0] ?? '')
}

/** The first program that runs and is new enough: on PATH, then in the cache. */
export async function findBinary(wanted: Wanted): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const onPath = wanted.names.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const file of [...onPath, cached(wanted)]) {
    if (await runs(file, wanted)) return file
  }
  return undefined
}

/** Does the program start here (right libraries) and is it new enough? */
export async function runs(file: string, { version, least }: Wanted): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    const { stdout } = await run(file, ['--version'], { timeout: 10_000 })
    const [, major, minor] = version.exec(stdout) ?? []
    return major !== undefined && Number(major) * 100 + Number(minor) >= least[0] * 100 + least[1]
  } catch {
    return false
  }
}
