import { createLogger } from '@tinnhiem/kit/logger'
import { runUntilStopped } from '@tinnhiem/kit/service'
import { readConfig, startGateway } from './service.ts'

const log = createLogger('gateway')
await runUntilStopped(log, async () => {
  const gateway = await startGateway(readConfig(), { log })
  process.on('SIGHUP', () => void gateway.reload())
  return gateway
})
