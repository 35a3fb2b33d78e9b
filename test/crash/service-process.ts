import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 60_000

/** A process of the platform that can be killed without a word. */
export type ServiceProcess = {
  /** SIGKILL, and a new one in its place; resolves when that is ready. */
  killAndRestart: () => Promise<void>
  kills: () => number
  /** CPU time it has used, in milliseconds. */
  cpuMs: () => number
  /** The most memory it has held at once, in megabytes. */
  peakMb: () => number
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts `main` (a path in the checkout) and waits for its "ready".
 * @param fault a module loaded before it, e.g. `early-ack.ts`
 */
export async function startProcess(
  main: string,
  env: Record<string, string>,
  fault?: URL,
  flags: readonly string[] = [],
): Promise<ServiceProcess> {
  const faulty = fault ? ['--import', fault.href] : []
  const args = [...flags, ...faulty, join(ROOT, main)]
  let child = await started(args, env)
  let kills = 0
  return {
    killAndRestart: async () => {
      await kill(child)
      kills += 1
      child = await started(args, env)
    },
    kills: () => kills,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    peakMb: () => peakMbOf(child.pid ?? 0),
    [Symbol.asyncDispose]: async () => {
      const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await kill(child, 'SIGTERM')
      clearTimeout(force)
    },
  }
}

/** User and system time of all its threads (proc(5), in hundredths of a second). */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

/** VmHWM of proc(5): the peak of its resident memory. */
function peakMbOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

async function started(args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, TN_LOG_LEVEL: 'info' },
  })
  let said = ''
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = () => reject(new Error(`${args.join(' ')} is not ready:\n${said.slice(-2_000)}`))
  const late = setTimeout(fail, PATIENCE_MS)
  child.once('exit', fail)
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-20_000)
      if (said.includes('"msg":"ready"')) resolve()
    })
  await promise.finally(() => clearTimeout(late))
  return child
}
