import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo } from '@tinnhiem/kit/mongo'
import { jpeg } from '../src/evidence/sample-files.ts'
import { storeEvidence } from '../src/evidence/store-evidence.ts'
import { createStores } from '../src/stores.ts'

/** A process that is killed between the bytes of a file and the record that shows them. */
const connection = await connectMongo(process.argv[2] ?? '')
const tools = {
  stores: createStores(connection),
  clock: createClock(),
  log: createLogger('test', 'silent'),
}
const wanted = {
  memberId: 'M-000001',
  kind: 'INITIATIVE',
  subject: process.argv[3] ?? '',
  fileName: 'dying.jpg',
  private: false,
} as const
await storeEvidence(
  tools,
  wanted,
  { mediaType: 'image/jpeg', parts: [jpeg({ comment: 'dying' })] },
  {
    beforeRecord: async () => {
      process.kill(process.pid, 'SIGKILL')
      await new Promise(() => {})
    },
  },
)
