import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers } from './ports.ts'
import { CannotGoOn } from './sentence.ts'

/** One server program on one loopback port, with the file that remembers its process number. */
export type Server = {
  program: string
  args: readonly string[]
  port: number
  pidFile: string
  logFile: string
  env?: NodeJS.ProcessEnv
}

/** Ends a server: politely, then after `patienceMs` by force. Safe to call twice. */
export type StopServer = () => Promise<void>

/**
 * Starts a server in a process group of its own, so that Ctrl+C reaches only us and we stop it last.
 * @throws CannotGoOn with the last lines of its log when it ends before it answers.
 */
export async function startServer(server: Server): Promise<StopServer> {
  const { program, args, pidFile, env } = server
  const child = spawn(program, args, { stdio: 'ignore', detached: true, ...(env && { env }) })
  child.unref()
  await once(child, server)
  writeFileSync(pidFile, String(child.pid))
  await untilItAnswers(child, server)
  return () => endProcess(child.pid ?? 0, pidFile)
}

/** Ends a server that an earlier, killed start of the same data folder left behind. */
export async function endOrphan(pidFile: string, program: string, mark: string): Promise<void> {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8'))
  if (runsWith(pid, program, mark)) await endProcess(pid, pidFile)
  rmSync(pidFile, { force: true })
}

/** Is this process that program, started with `mark` (its data folder) among its arguments? */
export function runsWith(pid: number, program: string, mark: string): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return line.includes(basename(program)) && line.includes(mark)
  } catch {
    return false
  }
}

async function endProcess(pid: number, pidFile: string, patienceMs = 15_000): Promise<void> {
  signal(pid, 'SIGTERM')
  for (let waited = 0; signal(pid, 0); waited += 20) {
    if (waited >= patienceMs) signal(pid, 'SIGKILL')
    await sleep(20)
  }
  rmSync(pidFile, { force: true })
}

/** Sends a signal (0 only asks); false when no such process lives. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return pid > 0 && process.kill(pid, name)
  } catch {
    return false
  }
}

function once(child: ChildProcess, { program }: Server): Promise<void> {
  return new Promise((done, fail) => {
    child.once('spawn', done)
    child.once('error', (error) =>
      fail(
        new CannotGoOn(
          `Không chạy được ${program}: ${error.message}`,
          `${program} does not run: ${error.message}`,
        ),
      ),
    )
  })
}

async function untilItAnswers(
  child: ChildProcess,
  { program, port, logFile }: Server,
): Promise<void> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) break
    if (await answers(port)) return
    await sleep(20)
  }
  const name = basename(program)
  const last = existsSync(logFile)
    ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join('\n')
    : ''
  throw new CannotGoOn(
    `${name} không khởi động được. Những dòng cuối của ${logFile}:\n${last}`,
    `${name} did not start. The last lines of ${logFile} are above.`,
  )
}
