import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readWorkerConfig } from './config.ts'
import { startSurveysWorker } from './worker-service.ts'

await runUntilStopped(
  createLogger('surveys-worker'),
  async () => await startSurveysWorker(readWorkerConfig()),
)
