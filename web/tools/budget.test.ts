import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBER_BUDGET, memberEntry, total } from './budget.ts'

const web = join(import.meta.dirname, '..')
const outDir = mkdtempSync(join(tmpdir(), 'tn-web-'))

beforeAll(() => {
  // A process of its own: vitest's NODE_ENV would build React for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  const vite = join(web, '../node_modules/vite/bin/vite.js')
  execFileSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'error', '--outDir', outDir, '--emptyOutDir'],
    { cwd: web, env },
  )
}, 120_000)
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

test("the member's first page stays within its budget", () => {
  const entry = memberEntry(outDir)
  expect(
    total(entry),
    entry.map(({ file, bytes }) => `${file} ${bytes}`).join('\n'),
  ).toBeLessThanOrEqual(MEMBER_BUDGET)
})

test("nothing of the staff's pages is in the member's first page", () => {
  const files = memberEntry(outDir).map(({ file }) => file)
  expect(files.filter((file) => /staff|hanken/.test(file))).toEqual([])
})
