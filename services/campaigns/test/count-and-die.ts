import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { ClientSession } from 'mongoose'
import { setTimeout } from 'node:timers/promises'
import { moveInitiative } from '../src/initiative/move-initiative.ts'
import { createLoaders } from '../src/loaders.ts'
import { createStores } from '../src/stores.ts'
import { DEMO_NOW, people } from './world.ts'

/**
 * Counts an initiative and is killed: `inside`, when the state is written and the event is about to be, or `after`, when
 * both are stored and nobody has brought the event out.
 */
const [uri, id, version, when] = process.argv.slice(2)
const connection = await connectMongo(uri ?? '')
const stores = createStores(connection)
const clock = createClock(DEMO_NOW - Date.now())
const die = () => process.kill(process.pid, 'SIGKILL')
if (when === 'inside')
  stores.outbox.create = (async (_: unknown, { session }: { session: ClientSession }) => {
    process.stdout.write(Buffer.from(session.id?.id.buffer ?? []).toString('hex'))
    await setTimeout(50)
    die()
  }) as never

const viewer = {
  ...{ id: people.suong.sub, roles: people.suong.roles, lang: 'vi' as const },
  ...{ anonymous: false, requestId: null },
} as SignedInViewer
const ctx = {
  ...{ viewer, stores, loaders: createLoaders(stores), clock, log: createLogger('test') },
  audit: createAudit(auditModel(connection), clock.now),
}
await moveInitiative(ctx, viewer, id ?? '', {
  ...{ move: 'COUNT', version: Number(version), reason: null, decisionNo: null },
  ...{ decisionOn: null, programmeId: null, replicatedBy: null },
})
die()
