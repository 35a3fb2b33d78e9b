import { setTimeout as wait } from 'node:timers/promises'
import mongoose from 'mongoose'

const LOOK_EVERY_MS = 200
const PATIENCE_MS = 120_000

/** Waits until every subscriber has taken in what membership told: its outbox waits for nobody. */
export async function allTold(
  mongoUri: string,
  progress: (step: string, done: number, total: number) => void,
): Promise<void> {
  const connection = await mongoose.createConnection(mongoUri).asPromise()
  try {
    const outbox = connection.collection('outbox')
    const total = await outbox.countDocuments()
    const end = Date.now() + PATIENCE_MS
    for (let left = total; left > 0;) {
      if (Date.now() > end) throw new Error('the services do not take the province in')
      await wait(LOOK_EVERY_MS)
      left = await outbox.countDocuments({ 'waiting.0': { $exists: true } })
      progress('dữ liệu tỉnh · the province', total - left, total)
    }
  } finally {
    await connection.close()
  }
}
