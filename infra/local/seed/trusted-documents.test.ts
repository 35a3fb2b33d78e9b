import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { trustedDocuments } from './trusted-documents.ts'

function idsOf(rows: Record<string, string>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'operations.json')
  writeFileSync(file, JSON.stringify(rows))
  return Object.fromEntries(trustedDocuments(file))
}

test('of two documents of one name the one that asks for more is meant, in whatever order they stand', () => {
  const [long, short] = ['query Same { a { id code } }', 'query Same { a { id } }']
  expect(idsOf({ 'sha256:1': long, 'sha256:2': short })).toEqual({ Same: 'sha256:1' })
  expect(idsOf({ 'sha256:1': short, 'sha256:2': long })).toEqual({ Same: 'sha256:2' })
})
