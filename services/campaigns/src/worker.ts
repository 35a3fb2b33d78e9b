import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readWorkerConfig, startCampaignsWorker } from './worker-service.ts'

await runUntilStopped(
  createLogger('campaigns-worker'),
  async () => await startCampaignsWorker(readWorkerConfig()),
)
