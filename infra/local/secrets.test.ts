import { createPublicKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecrets } from './secrets.ts'

let dataDir: string
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'tn-secrets-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

test('the keys of a data folder are made once, and the release key comes with its public half', () => {
  const made = keepSecrets(dataDir)
  expect(keepSecrets(dataDir)).toEqual(made)
  const { x } = createPublicKey({ key: JSON.parse(made.release), format: 'jwk' }).export({
    format: 'jwk',
  })
  expect(JSON.parse(made.releasePublic).keys).toMatchObject([{ x }])
  expect(made.releasePublic).not.toContain('"d"')
})

test('the folder of an older build keeps its keys and gets those that were not known then', () => {
  const old = { session: 's', identity: 'i', sealing: 'x' }
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(old))
  const now = keepSecrets(dataDir)
  expect(now).toMatchObject(old)
  expect(now.releasePublic).toContain('Ed25519')
  expect(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))).toEqual(now)
})
