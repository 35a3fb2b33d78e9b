import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesOf, readManifest } from './vite-manifest.ts'

/** Most bytes, gzip, that the member's first page may load as JavaScript and CSS (architecture.md "The web"). */
export const MEMBER_BUDGET = 150 * 1000

/** What is fetched before the first page shows: static imports of the entry, the words of one language, and the sender of waiting ballots. */
const firstParts = [
  'index.html',
  'src/words/common/vi.ts',
  'src/words/errors/vi.ts',
  'src/member/words/vi.ts',
  'src/member/answer/keep-sending.ts',
]

/** Files of the member's first load with their gzip size in bytes, from a finished build. */
export function memberEntry(dist: string): { file: string; bytes: number }[] {
  const files = filesOf(readManifest(dist), firstParts)
  const sizes = [...files].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(dist, file))).length,
  }))
  return sizes.toSorted((a, b) => b.bytes - a.bytes)
}

/** Sum of the sizes, in bytes. */
export function total(entry: readonly { bytes: number }[]): number {
  return entry.reduce((sum, { bytes }) => sum + bytes, 0)
}

if (import.meta.main) {
  const entry = memberEntry(join(import.meta.dirname, '../dist'))
  for (const { file, bytes } of entry)
    console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`)
  console.log(`${(total(entry) / 1000).toFixed(1).padStart(7)} kB  of ${MEMBER_BUDGET / 1000}`)
  if (total(entry) > MEMBER_BUDGET) process.exitCode = 1
}
