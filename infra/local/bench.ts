import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from './folders.ts'
import { interruption } from './interruption.ts'
import { generate } from './made-files.ts'
import { runTool } from './run-tool.ts'
import { sayWhy } from './sentence.ts'
import { ensureServers } from './servers.ts'

const GIGABYTE = 1024 ** 3

/**
 * Every `*.bench.ts` (or those whose path holds an argument), one after the other, each in a process of its own,
 * against databases of its own. A bench fails by itself when outputs differ or a goal is missed, and here when it
 * keeps no figure; the rest still run.
 */
async function main(args: readonly string[]): Promise<number> {
  await generate()
  const folder = mkdtempSync(join(tmpdir(), 'tn-bench-'))
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const servers = await ensureServers({ dataDir: join(folder, 'data'), ephemeral: true })
  stack.defer(() => servers.stop())
  const signal = interruption()
  const figures = join(folder, 'figures.jsonl')
  const env = {
    TN_MONGO_URI: servers.mongoUri('test'),
    TN_REDIS_URL: servers.redisUrl,
    TN_BENCH_FIGURES: figures,
    TN_LOG_LEVEL: 'error',
  }
  console.log(machine())
  const red: string[] = []
  const seconds: Record<string, number> = {}
  for (const file of benches(args)) {
    console.log(`\n${file}`)
    const started = performance.now()
    const before = readFigures(figures).length
    const { code } = await runTool(['node', file], { env })
    seconds[file] = Math.round((performance.now() - started) / 1000)
    // A bench that keeps no figure would be missing from the table without a word.
    if (code !== 0 || readFigures(figures).length === before) red.push(file)
    if (signal.aborted) break
  }
  console.log(`\n${machine()}`)
  console.table(
    Object.entries(seconds).map(([bench, s]) => ({ bench, s, red: red.includes(bench) })),
  )
  console.table(readFigures(figures))
  console.log(red.length > 0 ? `\nfailed: ${red.join(', ')}` : '\nall benches hold')
  return red.length
}

function benches(args: readonly string[]): string[] {
  const files = globSync('{services/*,gateway,web,test,infra}/{bench,load}/**/*.bench.ts', {
    cwd: root,
  })
  return files
    .toSorted()
    .filter((file) => args.length === 0 || args.some((arg) => file.includes(arg)))
}

/** What the benches wrote to TN_BENCH_FIGURES: a line of `{figure, value, goal?}` for each figure of the README. */
function readFigures(file: string): unknown[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)]))
}

/** What the figures were measured on. */
function machine(): string {
  const memory = (totalmem() / GIGABYTE).toFixed(0)
  return `${availableParallelism()} x ${cpus()[0]?.model ?? 'CPU'}, ${memory} GB, Node ${process.version}`
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  sayWhy(error)
  return 1
})
