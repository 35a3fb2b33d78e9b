import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startGateway } from './service.ts'

const log = createLogger('gateway')
await runUntilStopped(log, () => startGateway(readConfig(), { log }))
