import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import type { World } from './world.ts'

/** Where a slow worker stands: between reading a part and marking progress, or writing the whole. */
export type Standing = { where: 'mark' | 'whole'; bucket: number; fence: number }

export type SlowWorker = {
  process: ChildProcess
  /** The next time it stands between reading and writing, there; of this part, if one is named. */
  between: (where: Standing['where'], bucket?: number) => Promise<Standing>
  kill: () => Promise<void>
}

export type Option = '--no-fence' | '--stop-at-mark'

/** Spawns a worker that is slow between reading and writing (test/slow-worker.ts). */
export function slowWorker(world: World, ...options: Option[]): SlowWorker {
  const main = new URL('slow-worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, ...options], {
    env: { ...process.env, ...world.env, TN_LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  const lines = createInterface(child.stdout)
  return {
    process: child,
    between: async (where, bucket) => await nextStanding(lines, where, bucket),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}

/** Hears every line: several that come at once are told in one go, without a turn between them. */
async function nextStanding(
  lines: Interface,
  wanted: Standing['where'],
  ofBucket?: number,
): Promise<Standing> {
  const { promise, resolve } = Promise.withResolvers<Standing>()
  const hear = (line: string) => {
    const [, where, bucket, fence] = line.split(' ')
    if (where !== wanted || (ofBucket !== undefined && Number(bucket) !== ofBucket)) return
    resolve({ where: wanted, bucket: Number(bucket), fence: Number(fence) })
  }
  lines.on('line', hear)
  return await promise.finally(() => lines.off('line', hear))
}
