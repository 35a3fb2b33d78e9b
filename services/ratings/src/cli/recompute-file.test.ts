import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sampleCycle, sampleUnion } from '../rating/sample-cycle.ts'
import { canonicalJson, digestOf, recompute } from '../recompute.ts'

const folder = mkdtempSync(join(tmpdir(), 'recompute-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = canonicalJson(sampleCycle([sampleUnion('u1'), sampleUnion('u2')]))
const inputs = join(folder, 'inputs.json')
writeFileSync(inputs, text)

function run(...args: string[]) {
  const cli = new URL('recompute-file.ts', import.meta.url).pathname
  return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', cwd: folder })
}

test('the ratings go to standard output byte for byte, their hash beside them', () => {
  const { status, stdout, stderr } = run('--', 'inputs.json')
  expect([status, stdout]).toEqual([0, recompute(text)])
  expect(stderr).toContain(`ratings sha256 ${digestOf(stdout)}`)
  expect(stderr).toContain(`inputs  sha256 ${digestOf(text)}`)
})

test('or to a file', () => {
  const { status, stdout } = run('inputs.json', '--out', 'ratings.json')
  expect(status).toBe(0)
  expect(readFileSync(join(folder, 'ratings.json'), 'utf8')).toBe(recompute(text))
  expect(stdout).toContain(digestOf(recompute(text)))
})

test('a file that is none, or holds something else, is refused in a sentence', () => {
  writeFileSync(join(folder, 'other.json'), '{"cycle":{}}')
  for (const [args, sentence] of [
    [['nothing.json'], 'nothing.json cannot be read'],
    [['other.json'], 'other.json does not hold the frozen inputs of a cycle'],
    [[], 'Usage: npm run recompute'],
    [['inputs.json', '--wrong'], "Unknown option '--wrong'"],
  ] as const) {
    const { status, stderr, stdout } = run(...args)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  }
})
