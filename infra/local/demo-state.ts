import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writePrivate } from './kept.ts'

/** The two moments domain time starts from (D-18). */
export const beginsAt = {
  2022: Date.parse('2022-11-01T08:00:00+07:00'),
  2023: Date.parse('2023-11-20T08:00:00+07:00'),
} as const

/** What a data folder remembers of its demo. The offset of 2023 stays for good. */
const Demo = z.object({
  size: z.enum(['district', 'full', 'none']),
  clockOffsetMs: z.int(),
  /** Years that can be shown; a start that was killed early leaves fewer. */
  years: z.array(z.int()),
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
  return demo !== undefined && demo.size !== 'none' && demo.years.length < 2
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'demo.json')
}
