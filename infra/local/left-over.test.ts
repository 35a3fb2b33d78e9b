import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processes } from './processes.ts'
import { endLeftOver } from './run-process.ts'

let dataDir: string
const children: ChildProcess[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tn-left-'))
  mkdirSync(join(dataDir, 'run'))
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** A process that only waits, remembered as one of ours. */
async function remembered(name: string, main: string): Promise<ChildProcess> {
  const wait = ['-e', 'setInterval(() => {}, 1000)', main]
  const child = spawn(process.execPath, wait, { stdio: 'ignore' })
  children.push(child)
  await once(child, 'spawn')
  writeFileSync(join(dataDir, 'run', name), String(child.pid))
  return child
}

test('a program that has the number of a process of ours lives on', async () => {
  const other = await remembered('gateway', '/home/somebody/tool/src/index.js')
  await endLeftOver(dataDir)
  expect(other.exitCode ?? other.signalCode).toBeNull()
})

test.each(plans())('what is left of $name is ended', async ({ name, main }) => {
  const ours = await remembered(name, main)
  await endLeftOver(dataDir)
  expect(ours.signalCode).toBe('SIGTERM')
})

function plans() {
  const servers = {
    kind: { mongo: 'started', redis: 'started' },
    mongoUri: () => 'mongodb://127.0.0.1:1/',
    redisUrl: 'redis://127.0.0.1:1',
    stop: async () => undefined,
  } as const
  const secrets = {
    session: 's',
    identity: 'i',
    sealing: 'x',
    release: 'r',
    releasePublic: 'p',
    referral: 'f',
  }
  return processes({ servers, secrets, port: 4000, clockOffsetMs: 0, peopleFile: 'people.json' })
}
