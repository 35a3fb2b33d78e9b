import { connectMongo } from '@tinnhiem/kit/mongo'
import type { ClientSession } from 'mongoose'
import { setTimeout } from 'node:timers/promises'
import { moveInitiative } from '../src/initiative/move-initiative.ts'
import { createStores } from '../src/stores.ts'
import { caller } from './caller.ts'
import { people } from './world.ts'

/**
 * Counts an initiative and is killed: `inside`, when the state is written and the event is about to be, or `after`, when
 * both are stored and nobody has brought the event out.
 */
const [uri, id, version, when] = process.argv.slice(2)
const connection = await connectMongo(uri ?? '')
const stores = createStores(connection)
const die = () => process.kill(process.pid, 'SIGKILL')
if (when === 'inside')
  stores.outbox.create = (async (_: unknown, { session }: { session: ClientSession }) => {
    process.stdout.write(Buffer.from(session.id?.id.buffer ?? []).toString('hex'))
    await setTimeout(50)
    die()
  }) as never

const { ctx, viewer } = caller(connection, stores, people.suong)
await moveInitiative(ctx, viewer, id ?? '', {
  ...{ move: 'COUNT', version: Number(version), reason: null, decisionNo: null },
  ...{ decisionOn: null, programmeId: null, replicatedBy: null },
})
die()
