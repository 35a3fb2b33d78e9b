import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim } from './claim.ts'

const STARTS = 5
const FOLDERS = 60
/** No process of this number: Linux ends at 2^22. */
const DEAD = '99999999'

let base: string

beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'tn-claim-'))))
afterEach(() => rmSync(base, { recursive: true, force: true }))

/** Claims every folder at the moment all agreed on, says which it got, and lives until its input ends. */
function starter(first: number): string {
  return `
    import { claim } from ${JSON.stringify(join(import.meta.dirname, 'claim.ts'))}
    const got = []
    for (let i = 0; i < ${FOLDERS}; i += 1) {
      while (Date.now() < ${first} + i * 10);
      try { claim(${JSON.stringify(base)} + '/' + i); got.push(i) }
      catch (error) { if (error.name !== 'CannotGoOn') got.push(String(error)) }
    }
    console.log(JSON.stringify(got))
    process.stdin.resume()`
}

test.each(['free', 'left by a start that was killed'])(
  'of several starts at once exactly one gets a folder that is %s',
  async (before) => {
    for (let i = 0; i < FOLDERS; i += 1) {
      mkdirSync(join(base, String(i)))
      if (before !== 'free') writeFileSync(join(base, String(i), 'owner'), DEAD)
    }
    const words = ['--input-type=module-typescript', '-e', starter(Date.now() + 700)]
    const starts = Array.from({ length: STARTS }, () => spawn(process.execPath, words))
    const said = await Promise.all(
      starts.map(async (one) => String(await once(one.stdout, 'data'))),
    )
    for (const one of starts) one.stdin.end()
    const got: (number | string)[] = said.flatMap((line) => JSON.parse(line))
    expect(got.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: FOLDERS }, (_, i) => i),
    )
  },
)

test('a folder is taken twice by one start, and what gives it back frees it', () => {
  claim(base)
  const giveBack = claim(base)
  expect(readdirSync(base)).toEqual(['owner'])
  giveBack()
  expect(existsSync(join(base, 'owner'))).toBe(false)
})

test('a start that was killed in its turn keeps nobody out', () => {
  writeFileSync(join(base, 'owner.turn'), DEAD)
  claim(base)
  expect(readFileSync(join(base, 'owner'), 'utf8')).toBe(String(process.pid))
})

test('the folder of a living start is refused in one sentence a language', () => {
  const parent = process.ppid
  writeFileSync(join(base, 'owner'), String(parent))
  expect(() => claim(base)).toThrow(
    new RegExp(`đang được tiến trình ${parent} dùng[^]*in use by process ${parent}`),
  )
})
