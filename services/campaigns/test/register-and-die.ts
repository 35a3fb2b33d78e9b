import { createClock } from '@tinnhiem/kit/clock'
import { startRelay } from '@tinnhiem/kit/event'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo } from '@tinnhiem/kit/mongo'
import { producerRedis } from '@tinnhiem/kit/redis'
import type { ClientSession } from 'mongoose'
import { writeSync } from 'node:fs'
import { createLoaders } from '../src/loaders.ts'
import { register } from '../src/participation/register.ts'
import { createStores } from '../src/stores.ts'

/**
 * A process that registers a unit and is killed: `inside` the transaction after both were written, `after` its commit with
 * the event not handed over, or `handed` over with nobody told of it.
 */
const [uri = '', redisUrl = '', campaignId = '', unitId = '', when = '', offset = '0'] =
  process.argv.slice(2)
const die = async () => {
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}
const connection = await connectMongo(uri)
const stores = createStores(connection)
const log = createLogger('test', 'silent')
const outbox = stores.outbox
if (when === 'inside') {
  const create = outbox.create.bind(outbox)
  Object.assign(outbox, {
    create: async (...told: Parameters<typeof create>) => {
      await create(...told)
      // the server would keep the dead session's locks for a minute: the test ends it by this id
      const { session } = (told as unknown as [unknown, { session: ClientSession }])[1]
      const lsid = session.id?.id.buffer ?? new Uint8Array()
      writeSync(1, `${Buffer.from(lsid).toString('hex')}\n`)
      await die()
    },
  })
}
const campaign = await stores.campaign.byId(campaignId)
if (!campaign) throw new Error(`no campaign ${campaignId}`)
const role = { role: 'PROVINCIAL_OFFICER' as const, org: 'P12', path: '/P12' }
const viewer = {
  ...{ id: 'M-000001', roles: [role], lang: 'vi' as const },
  ...{ anonymous: false, requestId: null },
}
const audit = { read: async () => {}, act: async () => {} }
const clock = createClock(Number(offset))
const ctx = { viewer, stores, loaders: createLoaders(stores, clock.today()), audit, clock, log }
const done = await register(ctx as never, viewer, campaign, { unitId, target: 3, version: null })
if (done.kind !== 'changed') throw new Error(JSON.stringify(done))
if (when === 'after') await die()
Object.assign(outbox, { updateOne: die })
await startRelay(connection, producerRedis(redisUrl), log, { everyMs: 3_600_000 }).sweep()
