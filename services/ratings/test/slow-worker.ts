import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { readWorkerConfig, startRatingsWorker } from '../src/worker-service.ts'

/**
 * A worker process for the crash test: it says on standard output when it stands between reading and writing a part,
 * and stays there for a while. `--no-fence` takes the fence away; with `--stop-at-mark` it stops itself at its first mark
 * of progress, until it is told to go on.
 */
const SLOW_MS = 150
const fence = !process.argv.includes('--no-fence')
let stops = process.argv.includes('--stop-at-mark')
const settings = { lockDuration: 3_000, stalledInterval: 1_000 }
const beforeWrite = async (part: { bucket: number; fence: number; complete: boolean }) => {
  const where = part.complete ? 'whole' : 'mark'
  writeSync(1, `before ${where} ${part.bucket} ${part.fence}\n`)
  if (stops && where === 'mark') {
    stops = false
    process.kill(process.pid, 'SIGSTOP')
  }
  await setTimeout(SLOW_MS)
}

await runUntilStopped(
  createLogger('slow-worker', 'fatal'),
  async () =>
    await startRatingsWorker(readWorkerConfig(), {
      settings,
      faults: { fence, markAtOnce: true, beforeWrite },
    }),
)
