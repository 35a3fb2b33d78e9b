import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startCampaigns } from './service.ts'

await runUntilStopped(createLogger('campaigns'), async () => await startCampaigns(readConfig()))
