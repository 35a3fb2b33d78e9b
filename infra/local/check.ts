import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.ts'
import { runTool } from './run-tool.ts'
import type { Ended } from './run-tool.ts'

type Step = { name: string; run: () => Promise<Ended> }

/** Made by codegen and committed: what codegen writes now must be what is there. */
const COMMITTED = [
  'gateway/supergraph.graphql',
  'gateway/supergraph.without-referrals.graphql',
  'gateway/operations.json',
]

/** Everything that needs no server, cheapest first; the first red step ends the check. */
const steps: readonly Step[] = [
  { name: 'format', run: () => tool('oxfmt', '--check', '.') },
  { name: 'supergraph fresh', run: () => tool('node', 'gateway/src/compose.ts', '--check') },
  { name: 'generated files', run: generateAndCompare },
  { name: 'lint', run: () => tool('oxlint', '--deny-warnings') },
  { name: 'lint fixtures', run: () => tool('node', 'infra/fixtures/check-fixtures.ts') },
  { name: 'types', run: typecheck },
  { name: 'unused', run: () => tool('knip', '--no-progress') },
  { name: 'unit tests', run: () => tool('vitest', 'run', '--project', 'unit', '--reporter=dot') },
]

function tool(...words: string[]): Promise<Ended> {
  return runTool(words, { quiet: true })
}

async function generateAndCompare(): Promise<Ended> {
  const before = hashes()
  const ended = await tool('turbo', 'run', 'codegen', '--output-logs=errors-only')
  const stale = COMMITTED.filter((file, at) => hashes()[at] !== before[at])
  if (ended.code !== 0 || stale.length === 0) return ended
  return { code: 1, output: `stale until now, commit what codegen wrote: ${stale.join(', ')}` }
}

function hashes(): string[] {
  return COMMITTED.map((file) => join(root, file)).map((file) =>
    existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '',
  )
}

/**
 * Two programs instead of one per package: eight would each read mongoose's types anew (42 s of CPU against 16).
 * Every package extends the same settings; only the web's differ.
 */
async function typecheck(): Promise<Ended> {
  const programs = ['infra/local/tsconfig.check.json', 'web/tsconfig.json']
  const ended = await Promise.all(
    programs.map((project) => tool('tsc', '--noEmit', '--pretty', 'false', '-p', project)),
  )
  const red = ended.filter(({ code }) => code !== 0)
  return { code: red.length, output: red.map(({ output }) => output).join('') }
}

/** Prints one line per step with its seconds. */
async function main(): Promise<number> {
  for (const { name, run } of steps) {
    const began = performance.now()
    const { code, output } = await run()
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(6)
    console.log(`${code === 0 ? 'ok ' : 'RED'} ${seconds} s  ${name}`)
    if (code === 0) continue
    console.error(`\n${output.trim()}`)
    return 1
  }
  console.log(`ok  ${process.uptime().toFixed(1).padStart(6)} s  all`)
  return 0
}

process.exitCode = await main()
