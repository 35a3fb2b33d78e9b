import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './folders.ts'
import { sharedEnv } from './processes.ts'
import type { Plan, Wiring } from './processes.ts'
import { toolEnv } from './run-tool.ts'
import { CannotGoOn } from './sentence.ts'

const LAST_LINES = 12

/** A process of the platform that said it is ready. */
export type Running = {
  name: string
  /** Rejects when the process ends without being asked to; never resolves. */
  crashed: Promise<never>
  /** Ends it and waits; by force after 10 s. */
  stop: () => Promise<void>
}

/**
 * Starts one process and waits for its "ready" line. Its log goes to `logs/<name>.log`; what is not a log line
 * (the sign-in codes of the console sender) is shown.
 * @throws CannotGoOn with its last lines when it ends first.
 */
export async function runProcess(plan: Plan, wiring: Wiring, dataDir: string): Promise<Running> {
  const child = spawn('node', [plan.main], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: toolEnv({ ...sharedEnv(wiring), ...plan.env, TN_PORT: String(plan.port ?? 0) }),
  })
  const log = follow(child, join(dataDir, 'logs', `${plan.name}.log`))
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let stopping = false
  const crashed = ended.then(() =>
    stopping ? new Promise<never>(() => undefined) : Promise.reject(crash(plan, log.last)),
  )
  crashed.catch(() => undefined)
  await Promise.race([log.ready, crashed])
  const stop = () => {
    stopping = true
    return endChild(child, ended)
  }
  return { name: plan.name, crashed, stop }
}

type Followed = { ready: Promise<void>; last: string[] }

function follow(child: ChildProcess, file: string): Followed {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const copy = createWriteStream(file, { flags: 'a', mode: 0o600 })
  const last: string[] = []
  const ready = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface(stream).on('line', (line) => {
      copy.write(`${line}\n`)
      last.splice(0, last.length, ...last.slice(1 - LAST_LINES), line)
      if (line.endsWith('"msg":"ready"}')) ready.resolve()
      if (stream === child.stdout && !line.startsWith('{')) console.log(line)
    })
  }
  child.once('close', () => copy.end())
  return { ready: ready.promise, last }
}

async function endChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(force)
}

function crash({ name }: Plan, last: readonly string[]): CannotGoOn {
  return new CannotGoOn(
    `${last.join('\n')}\n\nTiến trình ${name} đã dừng ngoài ý muốn; các dòng cuối ở trên. Dữ liệu còn nguyên, hãy chạy lại npm start.`,
    `The process ${name} ended unasked; its last lines are above. The data is intact: run npm start again.`,
  )
}
