import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startReferrals } from './service.ts'

await runUntilStopped(createLogger('referrals'), async () => await startReferrals(readConfig()))
