import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { resetData } from './servers.ts'

let dataDir: string

beforeEach(() => {
  for (const name of ['MONGODB_URI', 'REDIS_URL']) vi.stubEnv(name, '')
  dataDir = mkdtempSync(join(tmpdir(), 'tn-reset-'))
  for (const folder of ['mongo', 'redis', 'run', 'logs', 'compiled'])
    mkdirSync(join(dataDir, folder))
  for (const name of ['servers', 'secrets', 'demo', 'people'])
    writeFileSync(join(dataDir, `${name}.json`), '{}')
  for (const file of ['owner', 'codes.jsonl', 'demo.json.new'])
    writeFileSync(join(dataDir, file), '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a reset removes a folder that holds only what a start made', async () => {
  await resetData(dataDir)
  expect(existsSync(dataDir)).toBe(false)
})

test("a reset leaves a folder alone that holds somebody's own file", async () => {
  writeFileSync(join(dataDir, 'thesis.odt'), 'years of work')
  await expect(resetData(dataDir)).rejects.toThrow(/thesis\.odt[^]*nothing was cleared/)
  expect(existsSync(join(dataDir, 'thesis.odt'))).toBe(true)
  expect(existsSync(join(dataDir, 'mongo'))).toBe(true)
})
