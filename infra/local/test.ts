import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureChromium } from './chromium.ts'
import { generate } from './made-files.ts'
import { runTool } from './run-tool.ts'
import { sayWhy } from './sentence.ts'
import { ensureServers } from './servers.ts'
import type { Servers } from './servers.ts'

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
})

/** Everything `npm test` needs is started here and stopped here; what is missing fails, nothing is skipped. */
async function main(args: readonly string[]): Promise<number> {
  await generate()
  const chromium = needsBrowser(args) ? await ensureChromium() : ''
  const folder = mkdtempSync(join(tmpdir(), 'tn-test-'))
  const servers = await ensureServers({ dataDir: join(folder, 'data'), ephemeral: true })
  const stop = stopOnce(servers, folder)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop())
  try {
    return await runVitest(args, servers, chromium, join(folder, 'report.json'))
  } finally {
    await stop()
  }
}

async function runVitest(
  args: readonly string[],
  servers: Servers,
  chromium: string,
  report: string,
): Promise<number> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = {
    TN_MONGO_URI: servers.mongoUri('test'),
    TN_REDIS_URL: servers.redisUrl,
    TN_CHROMIUM: chromium,
  }
  const { code } = await runTool(['vitest', 'run', ...reporters, ...args], { env })
  return summarise(code, report)
}

/** The last line of `npm test`. A file that cannot even be loaded counts as one failure. */
function summarise(code: number, report: string): number {
  const found = existsSync(report)
    ? Report.parse(JSON.parse(readFileSync(report, 'utf8')))
    : undefined
  const passed = found?.numPassedTests ?? 0
  const failed = (found?.numFailedTests || found?.numFailedTestSuites) ?? 0
  const counted = code !== 0 && failed === 0 ? 1 : failed
  process.once('exit', () => console.log(`${passed} passed, ${counted} failed`))
  return code
}

/** Only a run that names other projects goes without a browser. */
function needsBrowser(args: readonly string[]): boolean {
  const text = args.join(' ')
  return !/--project[ =]/.test(text) || /--project[ =]browser/.test(text)
}

function stopOnce(servers: Servers, folder: string): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= servers.stop().finally(() => rmSync(folder, { recursive: true, force: true }))
    return stopping
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  sayWhy(error)
  console.log('0 passed, 1 failed')
  return 1
})
