import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startRatings } from './service.ts'

await runUntilStopped(createLogger('ratings'), async () => await startRatings(readConfig()))
