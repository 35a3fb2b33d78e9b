import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startSurveys } from './service.ts'

await runUntilStopped(createLogger('surveys'), async () => await startSurveys(readConfig()))
