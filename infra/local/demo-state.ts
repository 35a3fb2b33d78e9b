import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writePrivate } from './kept.ts'
import { CannotGoOn } from './sentence.ts'

/** What a data folder remembers of its demo. The offset of the open survey stays for good. */
const Demo = z.object({
  size: z.enum(['district', 'full', 'none']),
  clockOffsetMs: z.int(),
  /** Years that can be shown; a start that was killed early leaves fewer. */
  years: z.array(z.int()),
  /** From the first round until the last survey is open. */
  making: z.boolean().optional(),
})

export type Demo = z.infer<typeof Demo>

/** What the folder remembers, undefined before its first start. */
export function readDemo(dataDir: string): Demo | undefined {
  const file = fileOf(dataDir)
  return existsSync(file) ? Demo.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** Writes it down and hands it back. */
export function rememberDemo(dataDir: string, demo: Demo): Demo {
  writePrivate(fileOf(dataDir), JSON.stringify(demo))
  return demo
}

/** Was a first start killed before its doors opened? Then what it left is of no use. */
export function isHalfDone(demo: Demo | undefined): boolean {
  if (demo === undefined || demo.size === 'none') return false
  return demo.making === true || demo.years.length < 2
}

/**
 * What to do about half a demo, or one of another size, on servers somebody gave us: there is no flag for it, because
 * `--reset` refuses there. `given` are the settings that name them, `databases` ours among theirs.
 */
export function clearByHand(
  dataDir: string,
  given: readonly string[],
  databases: readonly string[],
): CannotGoOn {
  const names = databases.join(', ')
  const servers = given.join(', ')
  const mongo = given.includes('MONGODB_URI')
  const redis = given.includes('REDIS_URL')
  const vi = [
    mongo && `xóa các cơ sở dữ liệu ${names} trên máy chủ MONGODB_URI (dropDatabase)`,
    redis && 'xóa cơ sở dữ liệu Redis mà REDIS_URL chỉ tới (FLUSHDB)',
    `xóa thư mục ${dataDir}`,
  ]
  const en = [
    mongo && `drop the databases ${names} on the server of MONGODB_URI`,
    redis && 'flush the Redis database REDIS_URL names (FLUSHDB)',
    `remove the folder ${dataDir}`,
  ]
  return new CannotGoOn(
    `Dữ liệu mẫu chưa xong hoặc khác cỡ đang nằm trên máy chủ của ${servers}, lệnh này không tự xóa gì ở đó. Hãy ${vi.filter(Boolean).join('; ')}; rồi chạy lại npm start.`,
    `Half a demo, or one of another size, stands on the server of ${servers}, where this command clears nothing. To begin anew: ${en.filter(Boolean).join('; ')}; then run npm start again.`,
  )
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'demo.json')
}
