import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { freePort } from './ports.ts'

/** What belongs to one data folder from its first start on. Readable by its owner only. */
const Kept = z.object({
  mongoPort: z.int(),
  redisPort: z.int(),
  /** Passwords by user; `root` and `redis` among them. */
  passwords: z.record(z.string(), z.string()),
})

export type Kept = z.infer<typeof Kept>

/** Reads the ports and passwords of a data folder, or makes them at the first start. */
export async function keep(
  dataDir: string,
  wanted: { mongo: number | undefined; redis: number | undefined },
): Promise<Kept> {
  const file = join(dataDir, 'servers.json')
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  const [mongoPort, redisPort] = [await freePort(wanted.mongo), await freePort(wanted.redis)]
  const kept = { mongoPort, redisPort, passwords: {} }
  writePrivate(file, JSON.stringify(kept))
  return kept
}

/** The password of a user of this data folder, made and kept when first asked for. */
export function passwordOf(dataDir: string, kept: Kept, user: string): string {
  const known = kept.passwords[user]
  if (known) return known
  const made = randomBytes(24).toString('base64url')
  kept.passwords[user] = made
  writePrivate(join(dataDir, 'servers.json'), JSON.stringify(kept, null, 2))
  return made
}

/** Writes a file only its owner can read, whole or not at all. */
export function writePrivate(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
