import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readWorkerConfig, startReferralsWorker } from './worker-service.ts'

await runUntilStopped(
  createLogger('referrals-worker'),
  async () => await startReferralsWorker(readWorkerConfig()),
)
