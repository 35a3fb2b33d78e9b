import { mongo } from 'mongoose'
import { makeBoardKey } from '../../services/surveys/src/keys/board-key.ts'
import { makePoolKeys } from '../../services/surveys/src/keys/make-pool-keys.ts'
import { readSealingKey, seal } from '../../services/surveys/src/keys/seal.ts'
import type { TestWorld } from '../world/world.ts'
import { withDatabase } from './tally.ts'

/**
 * Keys of a draft, a few pairs shared by all pools: making 200 takes a loaded machine a minute, and what a crash test
 * asks does not depend on them. Stop the worker first, it would make its own.
 */
export async function putKeys(world: TestWorld, survey: string, pools: number): Promise<void> {
  const sealing = readSealingKey(world.env['TN_SEALING_KEY'] ?? '')
  const pairs: { publicKey: Uint8Array; privateKey: Uint8Array }[] = []
  await makePoolKeys(4, async ({ publicKey, privateKey }) => {
    pairs.push({ publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) })
  })
  const row = (holder: number | 'board', pair: (typeof pairs)[number]) => ({
    _id: `${survey}.${holder}`,
    survey,
    holder: String(holder),
    publicKey: new mongo.Binary(Buffer.from(pair.publicKey)),
    sealed: new mongo.Binary(seal(sealing, { survey, holder }, pair.privateKey)),
  })
  const rows = Array.from({ length: pools }, (_, at) => {
    const pair = pairs[at % pairs.length]
    if (!pair) throw new Error('no key pair')
    return row(at + 1, pair)
  })
  await withDatabase(world, 'surveys_pass', async (db) => {
    const keys = db.collection<(typeof rows)[number]>('keys')
    await keys.deleteMany({ survey })
    await keys.insertMany([...rows, row('board', makeBoardKey())])
  })
}
