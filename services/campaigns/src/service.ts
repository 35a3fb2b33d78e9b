import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock } from '@tinnhiem/kit/clock'
import { startRelay } from '@tinnhiem/kit/event'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo, prepareModels } from '@tinnhiem/kit/mongo'
import { producerRedis } from '@tinnhiem/kit/redis'
import { readSdl } from '@tinnhiem/kit/sdl'
import { listen, stopListening, type RunningService } from '@tinnhiem/kit/service'
import { createSubgraph } from '@tinnhiem/kit/subgraph'
import { startTelemetry, watchRedis } from '@tinnhiem/kit/telemetry/telemetry'
import { identityVerifier, type Viewer } from '@tinnhiem/kit/viewer'
import { readConfig, type Config } from './config.ts'
import type { Context } from './context.ts'
import { evidenceRoute } from './evidence/evidence-route.ts'
import { resolvers } from './generated/resolvers.generated.ts'
import { createLoaders } from './loaders.ts'
import { createStores, modelsOf } from './stores.ts'

export { readConfig, type Config }
export { readWorkerConfig, startCampaignsWorker } from './worker-service.ts'

/** Everything the campaigns subgraph is made of; what comes by the clock is done by the worker beside it. */
export async function startCampaigns(config: Config): Promise<RunningService> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('campaigns')
  const telemetry = stack.use(await startTelemetry('campaigns', config.telemetry))
  const clock = createClock(config.clockOffsetMs)
  const connection = stack.adopt(
    await connectMongo(config.mongoUri, telemetry),
    async (open) => await open.close(),
  )
  const stores = createStores(connection)
  await prepareModels(modelsOf(stores))
  const redis = stack.adopt(producerRedis(config.redisUrl), (open) => open.disconnect())
  watchRedis(telemetry, redis)
  stack.use(startRelay(connection, redis, log, { telemetry }))
  const audit = createAudit(auditModel(connection), clock.now)
  const context = (viewer: Viewer): Context => {
    return { viewer, stores, loaders: createLoaders(stores, clock.today()), audit, clock, log }
  }
  const verify = identityVerifier(config.gatewayJwks)
  const server = await createSubgraph({
    name: 'campaigns',
    typeDefs: readSdl(import.meta.dirname),
    resolvers,
    verify,
    context,
    log,
    telemetry,
    routes: [evidenceRoute(verify, context)],
  })
  const url = await listen(server, config.port)
  stack.defer(async () => await stopListening(server))
  const owned = stack.move()
  return { url, [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}
