import { readConfig } from '../src/config.ts'
import { startGateway } from '../src/service.ts'

/**
 * One of our gateways in its own process, over the committed supergraph and the web's operations. All modules run as
 * in production (`graphql` checks more elsewhere); only our settings may not, they would refuse stock parts.
 */
const gateway = await startGateway(readConfig({ ...process.env, NODE_ENV: 'bench' }))
process.send?.({ url: gateway.url })
