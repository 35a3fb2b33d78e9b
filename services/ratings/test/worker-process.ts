import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import type { World } from './world.ts'

/** Where a slow worker stands: between reading a part and marking progress, or writing the whole. */
export type Standing = { where: 'mark' | 'whole'; bucket: number; fence: number }

export type SlowWorker = {
  process: ChildProcess
  /** The next time it stands between reading and writing, there. */
  between: (where: Standing['where']) => Promise<Standing>
  kill: () => Promise<void>
}

/** Spawns a worker that is slow between reading and writing (test/slow-worker.ts). */
export function slowWorker(world: World, fence = true): SlowWorker {
  const main = new URL('slow-worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, ...(fence ? [] : ['--no-fence'])], {
    env: { ...process.env, ...world.env, TN_LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  const lines = createInterface(child.stdout)
  return {
    process: child,
    between: async (where) => await nextStanding(lines, where),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}

async function nextStanding(lines: Interface, wanted: Standing['where']): Promise<Standing> {
  for (;;) {
    const [line]: unknown[] = await once(lines, 'line')
    const [, where, bucket, fence] = String(line).split(' ')
    if (where === wanted) return { where: wanted, bucket: Number(bucket), fence: Number(fence) }
  }
}
