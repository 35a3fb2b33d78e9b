import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock } from '@tinnhiem/kit/clock'
import { outboxModel, startRelay } from '@tinnhiem/kit/event'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo, prepareModels } from '@tinnhiem/kit/mongo'
import { producerRedis } from '@tinnhiem/kit/redis'
import { readSdl } from '@tinnhiem/kit/sdl'
import { listen, stopListening, type RunningService } from '@tinnhiem/kit/service'
import { createSubgraph } from '@tinnhiem/kit/subgraph'
import { startTelemetry, watchRedis } from '@tinnhiem/kit/telemetry/telemetry'
import { identityVerifier, type Viewer } from '@tinnhiem/kit/viewer'
import { createHash } from 'node:crypto'
import { readConfig, type Config } from './config.ts'
import type { Context } from './context.ts'
import { resolvers } from './generated/resolvers.generated.ts'
import { createLoaders } from './loaders.ts'
import { createSees } from './sees.ts'
import { identityDoor, jwksDoor } from './session/doors.ts'
import { codeSender } from './session/send-code.ts'
import { sessionSigner } from './session/session-token.ts'
import { createStores, modelsOf } from './stores.ts'
import { tokenDoor } from './token/token-door.ts'

export { readConfig, type Config }

/** Everything membership is made of: one database, the subgraph, three inner doors, the outbox relay. */
export async function startMembership(config: Config): Promise<RunningService> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('membership')
  const telemetry = stack.use(await startTelemetry('membership', config.telemetry))
  const clock = createClock(config.clockOffsetMs)
  const connection = stack.adopt(
    await connectMongo(config.mongoUri, telemetry),
    async (open) => await open.close(),
  )
  const stores = createStores(connection)
  await prepareModels([...modelsOf(stores), auditModel(connection), outboxModel(connection)])
  const redis = stack.adopt(producerRedis(config.redisUrl), (open) => open.disconnect())
  watchRedis(telemetry, redis)
  stack.use(startRelay(connection, redis, log, { telemetry }))
  const { sign, jwks } = await sessionSigner(config.sessionKey)
  const shared = {
    stores,
    clock,
    audit: createAudit(auditModel(connection), clock.now),
    sendCode: codeSender(config.codes, log),
    signSession: sign,
    secret: createHash('sha256')
      .update(`tinnhiem-codes-v1\0${JSON.stringify(config.sessionKey)}`)
      .digest(),
  }
  const context = (viewer: Viewer, reply: Context['reply']): Context => {
    const loaders = createLoaders(stores, clock.today())
    return { ...shared, viewer, reply, loaders, sees: createSees(viewer, loaders) }
  }
  const gatewayOnly = identityVerifier(config.gatewayJwks, 'membership-identity')
  const server = await createSubgraph({
    name: 'membership',
    typeDefs: readSdl(import.meta.dirname),
    resolvers,
    verify: identityVerifier(config.gatewayJwks),
    context,
    log,
    telemetry,
    routes: [
      jwksDoor(jwks),
      identityDoor(stores, clock, gatewayOnly),
      tokenDoor(stores, clock, gatewayOnly),
    ],
  })
  const url = await listen(server, config.port)
  stack.defer(async () => await stopListening(server))
  const owned = stack.move()
  return { url, [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}
