import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 60_000

/** A process of the platform that can be killed without a word. */
export type ServiceProcess = {
  /** SIGKILL, and a new one in its place; resolves when that is ready. */
  killAndRestart: () => Promise<void>
  kills: () => number
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts `main` (a path in the checkout) and waits for its "ready".
 * @param fault a module loaded before it, e.g. `early-ack.ts`
 */
export async function startProcess(
  main: string,
  env: Record<string, string>,
  fault?: string,
): Promise<ServiceProcess> {
  const args = [...(fault ? ['--import', join(import.meta.dirname, fault)] : []), join(ROOT, main)]
  let child = await started(args, env)
  let kills = 0
  return {
    killAndRestart: async () => {
      await kill(child)
      kills += 1
      child = await started(args, env)
    },
    kills: () => kills,
    [Symbol.asyncDispose]: async () => await kill(child),
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
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
