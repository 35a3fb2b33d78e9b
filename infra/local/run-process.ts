import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endOrphan } from './child.ts'
import { root } from './folders.ts'
import { writePrivate } from './kept.ts'
import { followLog } from './process-log.ts'
import { sharedEnv } from './processes.ts'
import type { Plan, Wiring } from './processes.ts'
import { toolEnv } from './run-tool.ts'
import { CannotGoOn } from './sentence.ts'

const PATIENCE_MS = 60_000

/** A process of the platform that said it is ready. */
export type Running = {
  name: string
  /** Rejects when the process ends without being asked to; never resolves. */
  crashed: Promise<never>
  /** Ends it and waits; by force after 10 s. */
  stop: () => Promise<void>
}

/**
 * Starts one process and waits until it says over Node's channel that it is ready, whatever its log level is; its log
 * goes to `logs/<name>.log`.
 * @throws CannotGoOn with its last lines when it ends first or is not ready within a minute.
 */
export async function runProcess(plan: Plan, wiring: Wiring, dataDir: string): Promise<Running> {
  const child = spawnPlan(plan, envOf(plan, wiring), join(dataDir, 'compiled'))
  const last = followLog(child, join(dataDir, 'logs', `${plan.name}.log`))
  const forget = remember(child, join(dataDir, 'run', plan.name))
  const ended = new Promise<void>((done) => child.once('close', () => done())).then(forget)
  const crash = Promise.withResolvers<never>()
  crash.promise.catch(() => undefined)
  void ended.then(() => crash.reject(unasked(plan, last)))
  const stop = () => endChild(child, ended)
  const late = sleep(PATIENCE_MS, 'late', { ref: false })
  const first = await Promise.race([saysReady(child), crash.promise, late])
  if (first !== 'late') return { name: plan.name, crashed: crash.promise, stop }
  await stop()
  throw unasked(plan, last)
}

/** Ends what a killed `npm start` left running. The data folder must be claimed before. */
export async function endLeftOver(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'run')
  const left = existsSync(folder) ? readdirSync(folder) : []
  await Promise.all(left.map((name) => endOrphan(join(folder, name), 'node', mainOf(name))))
}

/** Numbers of processes come again: another program that has one now must not be ended for it. */
function mainOf(name: string): string {
  const service = name.replace(/-worker$/, '')
  return `${service}/src/${service === name ? 'main' : 'worker'}.ts`
}

/** A process keeps what it compiled when it ends, which spares 2023 and every later start half a second of work each. */
function spawnPlan(plan: Plan, env: NodeJS.ProcessEnv, compiled: string): ChildProcess {
  return spawn('node', [plan.main], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    env: { NODE_COMPILE_CACHE: compiled, ...env },
  })
}

/** Settings of one process. TN_HOST of whoever starts us opens the gateway to others and nothing behind it. */
export function envOf(plan: Plan, wiring: Wiring): NodeJS.ProcessEnv {
  const own = { ...sharedEnv(wiring), ...plan.env, TN_PORT: String(plan.port ?? 0) }
  return toolEnv(plan.name === 'gateway' ? own : { ...own, TN_HOST: '127.0.0.1' })
}

async function saysReady(child: ChildProcess): Promise<void> {
  await once(child, 'message')
  child.channel?.unref()
}

function remember(child: ChildProcess, pidFile: string): () => void {
  writePrivate(pidFile, String(child.pid))
  return () => rmSync(pidFile, { force: true })
}

async function endChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(force)
}

function unasked({ name }: Plan, last: readonly string[]): CannotGoOn {
  return new CannotGoOn(
    `${last.join('\n')}\n\nTiến trình ${name} đã dừng ngoài ý muốn; các dòng cuối ở trên. Dữ liệu còn nguyên, hãy chạy lại npm start.`,
    `The process ${name} ended unasked; its last lines are above. The data is intact: run npm start again.`,
  )
}
