import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock, type Clock } from '@tinnhiem/kit/clock'
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
import { printDoor } from './form/print-door.ts'
import { resolvers } from './generated/resolvers.generated.ts'
import { createLoaders } from './loaders.ts'
import { modelsOf, openStores } from './stores.ts'

export { readConfig, type Config }
export { readWorkerConfig, startReferralsWorker } from './worker-service.ts'

/** Everything the referrals subgraph is made of; what comes by the clock is done by the worker beside it. */
export async function startReferrals(
  config: Config,
  clock: Clock = createClock(config.clockOffsetMs),
): Promise<RunningService> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('referrals')
  const telemetry = stack.use(await startTelemetry('referrals', config.telemetry))
  const connection = stack.adopt(
    await connectMongo(config.mongoUri, telemetry),
    async (open) => await open.close(),
  )
  const stores = await openStores(connection, config.keys)
  await prepareModels(modelsOf(stores))
  const redis = stack.adopt(producerRedis(config.redisUrl), (open) => open.disconnect())
  watchRedis(telemetry, redis)
  stack.use(startRelay(connection, redis, log, { telemetry }))
  const audit = createAudit(auditModel(connection), clock.now)
  const context = (viewer: Viewer): Context => {
    return { viewer, stores, loaders: createLoaders(stores), audit, clock, log }
  }
  const verify = identityVerifier(config.gatewayJwks)
  const server = await createSubgraph({
    name: 'referrals',
    typeDefs: readSdl(import.meta.dirname),
    resolvers,
    verify,
    context,
    log,
    telemetry,
    routes: [printDoor(verify, context)],
  })
  const url = await listen(server, config.port)
  stack.defer(async () => await stopListening(server))
  const owned = stack.move()
  return { url, [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}
