import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { setTimeout } from 'node:timers/promises'
import { readWorkerConfig, startRatingsWorker } from '../src/worker-service.ts'

/**
 * A worker process for the crash test: it says on standard output when it stands between reading and writing a part,
 * and stays there for a while. `--no-fence` takes the fence away.
 */
const SLOW_MS = 150
const fence = !process.argv.includes('--no-fence')
const settings = { lockDuration: 3_000, stalledInterval: 1_000 }
const beforeWrite = async (part: { bucket: number; fence: number; complete: boolean }) => {
  const where = part.complete ? 'whole' : 'mark'
  process.stdout.write(`before ${where} ${part.bucket} ${part.fence}\n`)
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
