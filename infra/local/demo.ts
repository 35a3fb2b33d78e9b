import { join } from 'node:path'
import { tell } from './announce.ts'
import { holdsData } from './database-user.ts'
import { clearByHand, readDemo, rememberDemo } from './demo-state.ts'
import type { Demo } from './demo-state.ts'
import { interrupted } from './interruption.ts'
import { writePrivate } from './kept.ts'
import { DOORS, startPlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import { freeBase } from './ports.ts'
import { at, hasReferrals } from './processes.ts'
import type { Wiring } from './processes.ts'
import { progressLine } from './progress-line.ts'
import { openRound, roundsOf, type Round } from './rounds.ts'
import type { SeedContext, Seeder } from './seed-context.ts'
import { CannotGoOn } from './sentence.ts'
import { databases, givenServers } from './servers.ts'
import type { StartOptions } from './start-options.ts'

/** One integer gives the whole demo. */
const SEED = 401

/** What opening the doors needs to know. */
export type Work = {
  options: StartOptions
  wiring: Omit<Wiring, 'clockOffsetMs'>
  dataDir: string
  signal: AbortSignal
}

/** A platform with open doors; `rest` ends when the demo is whole. */
export type OpenHouse = { platform: Platform; clockOffsetMs: number; rest: Promise<void> }

/**
 * Starts the platform; the first time it gets its demo: past years behind closed doors, then the last, whose doors open
 * as soon as its survey does. The others' answers to it go on while people look around.
 * @throws CannotGoOn when the folder holds a demo of another size; Interrupted.
 */
export async function openHouse(work: Work): Promise<OpenHouse> {
  const { options, wiring, dataDir } = work
  const known = readDemo(dataDir)
  if (known && options.demo === 'full' && known.size !== 'full') throw notEmpty(dataDir)
  const seeder = known ? undefined : await loadSeeder(work)
  if (seeder) {
    const [first, ...more] = roundsOf(sizeOf(work))
    await seedPast(work, first, (ctx) =>
      seeder.seedProvince(ctx).then(() => seeder.seedPast(ctx, first.year)),
    )
    for (const round of more.filter(({ stays }) => stays === 'PUBLISHED'))
      await seedPast(work, round, (ctx) => seeder.seedPast(ctx, round.year))
    return openLast(work, seeder)
  }
  const { clockOffsetMs } =
    known ?? rememberDemo(dataDir, { size: 'none', clockOffsetMs: 0, years: [] })
  const platform = await startPlatform({ ...wiring, clockOffsetMs }, dataDir)
  return { platform, clockOffsetMs, rest: Promise.resolve() }
}

/** Where membership writes codes while the seeder signs people in. */
export function codeFileOf(dataDir: string): string {
  return join(dataDir, 'codes.jsonl')
}

/** On ports nobody knows. */
async function seedPast(
  work: Work,
  round: Round,
  seed: (ctx: SeedContext) => Promise<void>,
): Promise<void> {
  const demo = beginRound(work, round)
  const port = await freeBase(DOORS.length)
  const platform = await startSeeding(work, demo, port)
  try {
    const seeding = seed(contextFor(work, demo, port, round))
    await Promise.race([seeding, platform.crashed, interrupted(work.signal)])
  } finally {
    await platform.stop()
  }
  tell(`demo ${round.year}`)
}

async function openLast(work: Work, seeder: Seeder): Promise<OpenHouse> {
  const round = openRound(sizeOf(work))
  const demo = beginRound(work, round)
  const platform = await startSeeding(work, demo, work.options.port)
  const opened = Promise.withResolvers<void>()
  const context = { ...contextFor(work, demo, work.options.port, round), opened: opened.resolve }
  const rest = seeder.seedOpen(context, round.year).then(() => tell(`demo ${round.year}`))
  try {
    await Promise.race([opened.promise, rest, platform.crashed, interrupted(work.signal)])
  } catch (error) {
    await platform.stop()
    throw error
  }
  rememberDemo(work.dataDir, { ...demo, years: [...demo.years, round.year], making: false })
  return { platform, clockOffsetMs: demo.clockOffsetMs, rest }
}

function sizeOf({ options }: Work): 'district' | 'full' {
  return options.demo === 'full' ? 'full' : 'district'
}

function beginRound(work: Work, { year, beginsAt }: Round): Demo {
  const size = sizeOf(work)
  const years = roundsOf(size).flatMap((round) => (round.year < year ? [round.year] : []))
  const clockOffsetMs = Date.parse(beginsAt) - Date.now()
  return rememberDemo(work.dataDir, { size, clockOffsetMs, years, making: true })
}

function startSeeding(
  { wiring, dataDir }: Work,
  { clockOffsetMs }: Demo,
  port: number,
): Promise<Platform> {
  const codeFile = codeFileOf(dataDir)
  writePrivate(codeFile, '')
  return startPlatform({ ...wiring, port, codeFile, clockOffsetMs }, dataDir)
}

function contextFor(
  { wiring, dataDir }: Work,
  demo: Demo,
  port: number,
  { year }: Round,
): SeedContext {
  return {
    seed: SEED,
    size: demo.size === 'full' ? 'full' : 'district',
    gatewayUrl: at(port),
    mongoUri: (database) => wiring.servers.mongoUri(database, database),
    clockOffsetMs: demo.clockOffsetMs,
    codeFile: codeFileOf(dataDir),
    peopleFile: wiring.peopleFile,
    hasReferrals: hasReferrals(wiring),
    progress: progressLine(String(year)),
    opened: () => undefined,
  }
}

/** Loaded late, after codegen. No demo without being asked for one, and none into a given server that already holds members. */
async function loadSeeder({ options, wiring }: Work): Promise<Seeder | undefined> {
  if (options.demo === 'none') return undefined
  if (await holdsData(wiring.servers.mongoUri('tn_membership', 'tn_membership'))) return undefined
  return await import('./seed/seed.ts')
}

function notEmpty(dataDir: string): CannotGoOn {
  const given = givenServers()
  if (given.length > 0) return clearByHand(dataDir, given, databases)
  return new CannotGoOn(
    `--demo=full chỉ dùng cho dữ liệu trống; ${dataDir} đã có dữ liệu. Thêm --reset để xóa và làm lại.`,
    `--demo=full needs empty data, and ${dataDir} holds some. Add --reset to clear it first.`,
  )
}
