import { composeSupergraph } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { idOf } from '../src/operations.ts'
import { startGateway } from '../src/service.ts'
import { QUERIES } from './queries.ts'

/** One gateway in its own process; tells its address, and on request the CPU time it has used. */
const gateway = await startGateway(readConfig(), {
  supergraphSdl: composeSupergraph(),
  allowList: Object.fromEntries(QUERIES.map(({ text }) => [idOf(text), text])),
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage().rss / 1e6 })
})
process.once('disconnect', () => process.exit())
process.send?.({ url: gateway.url })
