import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rememberDemo } from './demo-state.ts'
import { root } from './folders.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tn-half-'))
  rememberDemo(dataDir, { size: 'district', clockOffsetMs: 0, years: [2022] })
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** `npm start` up to its sentence; nothing answers at the addresses given. */
function start(given: Record<string, string>): string {
  const env = { ...process.env, MONGODB_URI: '', REDIS_URL: '', ...given, TN_DATA_DIR: dataDir }
  const run = spawnSync(process.execPath, ['infra/local/start.ts'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  expect(run.status).toBe(1)
  return run.stderr
}

test("half a demo on somebody's own servers ends with what to do there, and not with --reset", () => {
  const said = start({ MONGODB_URI: 'mongodb://127.0.0.1:1/', REDIS_URL: 'redis://127.0.0.1:1' })
  expect(said).toMatch(/drop the databases tn_membership, tn_surveys_pass, .* of MONGODB_URI/)
  expect(said).toMatch(/xóa các cơ sở dữ liệu tn_membership/)
  expect(said).toMatch(/FLUSHDB/)
  expect(said).toContain(`remove the folder ${dataDir}; then run npm start again`)
  expect(said).not.toContain('--reset')
  expect(existsSync(join(dataDir, 'demo.json'))).toBe(true)
})

test('with only Redis given, MongoDB is ours and not named', () => {
  const said = start({ REDIS_URL: 'redis://127.0.0.1:1' })
  expect(said).toMatch(/FLUSHDB/)
  expect(said).not.toMatch(/drop the databases|--reset/)
})
