import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { prepareModels } from '@tinnhiem/kit/mongo'
import { readSdl } from '@tinnhiem/kit/sdl'
import { listen, stopListening, type RunningService } from '@tinnhiem/kit/service'
import { createSubgraph } from '@tinnhiem/kit/subgraph'
import { startTelemetry } from '@tinnhiem/kit/telemetry/telemetry'
import { identityVerifier, type Viewer } from '@tinnhiem/kit/viewer'
import { commitTogether } from './answer/commit-together.ts'
import { surveyDirectory } from './answer/survey-directory.ts'
import { readConfig, type Config } from './config.ts'
import type { Context } from './context.ts'
import { resolvers } from './generated/resolvers.generated.ts'
import { boardSigner } from './keys/board-signer.ts'
import { createPoolKeyCache } from './keys/pool-key.ts'
import { createWork } from './jobs/work.ts'
import { createLoaders } from './loaders.ts'
import { openBase } from './open-base.ts'
import { createSigner } from './pass/blind-sign.ts'

export { readConfig, type Config }
export { readWorkerConfig, startSurveysWorker } from './worker-service.ts'

/** Everything the door of surveys is made of. Its jobs run in another process: `worker-service.ts`. */
export async function startSurveys(config: Config): Promise<RunningService> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('surveys')
  const telemetry = stack.use(await startTelemetry('surveys', config.telemetry))
  const clock = createClock(config.clockOffsetMs)
  const { stores, passes, redis } = stack.use(await openBase(config, telemetry))
  await prepareModels([auditModel(passes)])
  const signer = stack.use(createSigner({ threads: config.signingThreads }))
  const directory = surveyDirectory(stores.survey, { ofSurvey: stores.pool.ofSurvey }, clock)
  const committer = stack.use(
    commitTogether(stores.answer, directory.isOpenNow, config.mostWaitingBallots),
  )
  const signAsBoard = boardSigner(stores.key, config.sealingKey)
  const shared = {
    stores,
    clock,
    signer,
    signAsBoard,
    sealingKey: config.sealingKey,
    poolKey: createPoolKeyCache(20_000),
    audit: createAudit(auditModel(passes), clock.now),
    work: stack.use(createWork(redis, stores.pool)),
    ballots: { directory, committer, clock, signAsBoard, stored: { find: stores.answer.find } },
  }
  const context = (viewer: Viewer): Context => ({
    ...shared,
    viewer,
    loaders: createLoaders(stores, clock.today()),
  })
  const verify = identityVerifier(config.gatewayJwks)
  const typeDefs = readSdl(import.meta.dirname)
  const server = await createSubgraph({
    name: 'surveys',
    typeDefs,
    resolvers,
    verify,
    context,
    log,
    telemetry,
  })
  const url = await listen(server, config.port)
  stack.defer(async () => await stopListening(server))
  const owned = stack.move()
  return { url, [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}
