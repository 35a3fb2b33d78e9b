import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startMembership } from './service.ts'

await runUntilStopped(createLogger('membership'), async () => await startMembership(readConfig()))
