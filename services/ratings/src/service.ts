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
import { resolvers } from './generated/resolvers.generated.ts'
import { createLoaders } from './loaders.ts'
import { runFlow } from './run/run-flow.ts'
import { createStores, modelsOf } from './stores.ts'

export { readConfig, type Config }
export { readWorkerConfig, startRatingsWorker } from './worker-service.ts'

/** Everything the ratings subgraph is made of; the work of runs is done by the worker beside it. */
export async function startRatings(config: Config): Promise<RunningService> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('ratings')
  const telemetry = stack.use(await startTelemetry('ratings', config.telemetry))
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
  const flow = stack.use(runFlow(redis))
  const audit = createAudit(auditModel(connection), clock.now)
  const context = (viewer: Viewer): Context => {
    const { releaseKeys } = config
    return { viewer, stores, loaders: createLoaders(stores), flow, releaseKeys, audit, clock, log }
  }
  const server = await createSubgraph({
    name: 'ratings',
    typeDefs: readSdl(import.meta.dirname),
    resolvers,
    verify: identityVerifier(config.gatewayJwks),
    context,
    log,
    telemetry,
  })
  const url = await listen(server, config.port)
  stack.defer(async () => await stopListening(server))
  const owned = stack.move()
  return { url, [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}
