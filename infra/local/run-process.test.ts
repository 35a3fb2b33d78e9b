import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { root } from './folders.ts'
import { processes } from './processes.ts'
import type { Wiring } from './processes.ts'
import { envOf, runProcess } from './run-process.ts'

const wiring: Wiring = {
  servers: {
    kind: { mongo: 'started', redis: 'started' },
    mongoUri: () => 'mongodb://127.0.0.1:1/',
    redisUrl: 'redis://127.0.0.1:1',
    stop: async () => undefined,
  },
  secrets: {
    session: 's',
    identity: 'i',
    sealing: 'x',
    release: 'r',
    releasePublic: 'p',
    referral: 'f',
  },
  port: 4000,
  clockOffsetMs: 0,
  peopleFile: 'people.json',
}

let dataDir: string

beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'tn-run-'))))
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A process that runs like every service of ours, and does nothing. */
function idle(start: string) {
  const kit = (file: string) => JSON.stringify(pathToFileURL(join(root, 'services/kit/src', file)))
  const main = join(dataDir, 'idle.mjs')
  const lines = [
    `import { createLogger } from ${kit('logger.ts')}`,
    `import { runUntilStopped } from ${kit('service.ts')}`,
    'const wake = setInterval(() => {}, 1000)',
    'const house = { [Symbol.asyncDispose]: async () => clearInterval(wake) }',
    `await runUntilStopped(createLogger('idle'), ${start})`,
    'clearInterval(wake)',
  ]
  writeFileSync(main, lines.join('\n'))
  return { name: 'idle', main, env: {} }
}

test.each(['info', 'error', 'silent'])('a process is ready at log level %s', async (level) => {
  vi.stubEnv('TN_LOG_LEVEL', level)
  const running = await runProcess(idle('async () => house'), wiring, dataDir)
  await running.stop()
  const log = readFileSync(join(dataDir, 'logs/idle.log'), 'utf8')
  expect(log.includes('"msg":"ready"')).toBe(level === 'info')
})

test('a process that ends before it is ready is told with its last lines', async () => {
  const broken = idle("async () => { throw new Error('no such key') }")
  await expect(runProcess(broken, wiring, dataDir)).rejects.toThrow(/no such key[^]*ended unasked/)
})

test('TN_HOST opens the gateway and nothing behind it', () => {
  vi.stubEnv('TN_HOST', '0.0.0.0')
  const hosts = processes(wiring).map((plan) => [plan.name, envOf(plan, wiring)['TN_HOST']])
  for (const [name, host] of hosts) expect([name, host]).toEqual([name, hostOf(name)])
})

function hostOf(name: string | undefined): string {
  return name === 'gateway' ? '0.0.0.0' : '127.0.0.1'
}
