import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readWorkerConfig, startRatingsWorker } from './worker-service.ts'

await runUntilStopped(
  createLogger('ratings-worker'),
  async () => await startRatingsWorker(readWorkerConfig()),
)
