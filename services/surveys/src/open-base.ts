import { outboxModel } from '@tinnhiem/kit/event'
import { connectMongo, prepareModels } from '@tinnhiem/kit/mongo'
import { producerRedis } from '@tinnhiem/kit/redis'
import { watchRedis, type Telemetry } from '@tinnhiem/kit/telemetry/telemetry'
import type { Config } from './config.ts'
import { createStores, modelsOf } from './stores.ts'

/** What both processes of surveys stand on: two databases with every index built, and Redis for starting work. */
export async function openBase(config: Config, telemetry: Telemetry) {
  await using stack = new AsyncDisposableStack()
  const passes = stack.adopt(
    await connectMongo(config.passUri, telemetry),
    async (open) => await open.close(),
  )
  // the ballots' database is watched by nobody: a command beside a time would be a ballot beside a time
  const ballots = stack.adopt(
    await connectMongo(config.ballotUri),
    async (open) => await open.close(),
  )
  const stores = createStores(passes, ballots)
  await prepareModels([...modelsOf(stores), outboxModel(passes)])
  const redis = stack.adopt(producerRedis(config.redisUrl), (open) => open.disconnect())
  watchRedis(telemetry, redis)
  const owned = stack.move()
  return { stores, passes, redis, [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}
