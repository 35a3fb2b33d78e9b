import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followCodes } from './code-file.ts'

let folder = ''
const line = (card: string, code: string) => `${JSON.stringify({ card, code })}\n`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tn-codes-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

test('a code is found however its line is cut, and is used once', async () => {
  const file = join(folder, 'codes')
  await writeFile(file, line('LC-0001', '111111'))
  const readCode = followCodes(file)
  const waiting = [readCode('LC-0002'), readCode('LC-0001')]
  const [head, tail] = [line('LC-0002', '222222').slice(0, 9), line('LC-0002', '222222').slice(9)]
  await appendFile(file, head)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await appendFile(file, tail)
  expect(await Promise.all(waiting)).toEqual(['222222', '111111'])
  await appendFile(file, line('LC-0001', '333333'))
  expect(await readCode('LC-0001')).toBe('333333')
})
