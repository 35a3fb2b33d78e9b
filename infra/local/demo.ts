import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { tell } from './announce.ts'
import { holdsData } from './database-user.ts'
import { interrupted } from './interruption.ts'
import { writePrivate } from './kept.ts'
import { startPlatform } from './platform.ts'
import { freeBase } from './ports.ts'
import { at } from './processes.ts'
import type { Wiring } from './processes.ts'
import { progressLine } from './progress-line.ts'
import type { SeedContext, Seeder } from './seed-context.ts'
import type { StartOptions } from './start-options.ts'
import { CannotGoOn } from './sentence.ts'

/** The two moments domain time starts from (D-18). */
const PHASES = [
  { year: 2022, begins: Date.parse('2022-11-01T08:00:00+07:00') },
  { year: 2023, begins: Date.parse('2023-11-20T08:00:00+07:00') },
] as const

const SEED = 401

/** What a data folder remembers of its demo. The offset of the last phase stays for good. */
const Demo = z.object({
  size: z.enum(['district', 'full', 'none']),
  clockOffsetMs: z.int(),
  /** Years whose seeding ended; a start that was killed between leaves fewer. */
  years: z.array(z.int()),
})

export type Demo = z.infer<typeof Demo>

/** What the folder remembers, undefined before its first start. */
export function readDemo(dataDir: string): Demo | undefined {
  const file = join(dataDir, 'demo.json')
  return existsSync(file) ? Demo.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** Was a first start killed before the demo was whole? Then what it left is of no use. */
export function isHalfDone(demo: Demo | undefined): boolean {
  return demo !== undefined && demo.size !== 'none' && demo.years.length < PHASES.length
}

/** What seeding needs to know. */
export type DemoWork = {
  options: StartOptions
  wiring: Omit<Wiring, 'clockOffsetMs'>
  dataDir: string
  signal: AbortSignal
}

/**
 * Gives an empty platform its demo, year by year, behind closed doors; does nothing when it has one.
 * @returns the clock offset to run with.
 * @throws CannotGoOn when the folder holds a demo of another size; Interrupted.
 */
export async function ensureDemo(work: DemoWork): Promise<number> {
  const { options, dataDir } = work
  const known = readDemo(dataDir)
  if (known && options.demo === 'full' && known.size !== 'full') throw notEmpty(dataDir)
  if (known) return known.clockOffsetMs
  const seeder = await loadSeeder(work)
  if (!seeder) return remember(dataDir, { size: 'none', clockOffsetMs: 0, years: [] })
  const demo: Demo = { size: options.demo, clockOffsetMs: 0, years: [] }
  for (const { year, begins } of PHASES) {
    remember(dataDir, Object.assign(demo, { clockOffsetMs: begins - Date.now() }))
    await seedYear(year, seeder, demo, work)
    demo.years.push(year)
    tell(`demo ${year}`)
  }
  return remember(dataDir, demo)
}

/** The doors of this phase are ports nobody knows; the address people use opens when the demo is whole. */
async function seedYear(year: number, seeder: Seeder, demo: Demo, work: DemoWork): Promise<void> {
  const { dataDir, signal, wiring } = work
  const port = await freeBase(4)
  const codeFile = join(dataDir, 'codes.jsonl')
  writePrivate(codeFile, '')
  const { clockOffsetMs } = demo
  const platform = await startPlatform({ ...wiring, port, codeFile, clockOffsetMs }, dataDir)
  try {
    const context = contextFor(demo, work, port, codeFile)
    const seeding = year === 2022 ? seeder.seed2022(context) : seeder.seed2023(context)
    await Promise.race([seeding, platform.crashed, interrupted(signal)])
  } finally {
    await platform.stop()
    rmSync(codeFile, { force: true })
  }
}

function contextFor(demo: Demo, { wiring }: DemoWork, port: number, codeFile: string): SeedContext {
  return {
    seed: SEED,
    size: demo.size === 'full' ? 'full' : 'district',
    gatewayUrl: at(port),
    mongoUri: (database) => wiring.servers.mongoUri(database, database),
    clockOffsetMs: demo.clockOffsetMs,
    codeFile,
    peopleFile: wiring.peopleFile,
    progress: progressLine(String(2022 + demo.years.length)),
  }
}

/** Loaded late, after codegen. No demo without being asked for one, and none into a given server that already holds members. */
async function loadSeeder({ options, wiring }: DemoWork): Promise<Seeder | undefined> {
  if (options.demo === 'none') return undefined
  if (await holdsData(wiring.servers.mongoUri('tn_membership', 'tn_membership'))) return undefined
  return await import('./seed/seed.ts')
}

function remember(dataDir: string, demo: Demo): number {
  writePrivate(join(dataDir, 'demo.json'), JSON.stringify(demo))
  return demo.clockOffsetMs
}

function notEmpty(dataDir: string): CannotGoOn {
  return new CannotGoOn(
    `--demo=full chỉ dùng cho dữ liệu trống; ${dataDir} đã có dữ liệu. Thêm --reset để xóa và làm lại.`,
    `--demo=full needs empty data, and ${dataDir} holds some. Add --reset to clear it first.`,
  )
}
