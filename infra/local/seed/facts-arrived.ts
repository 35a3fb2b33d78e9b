import { setTimeout as wait } from 'node:timers/promises'
import mongoose from 'mongoose'
import type { MovementPlan } from './movement-plan.ts'

const LOOK_EVERY_MS = 500
const PATIENCE_MS = 60_000

/**
 * Waits until ratings have the facts that may give a leader points: read in its database, because no page shows a fact
 * before its year is rated. @throws with what is missing
 */
export async function factsArrived(ratingsUri: string, plan: MovementPlan): Promise<void> {
  const connection = await mongoose.createConnection(ratingsUri).asPromise()
  try {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const known = await knownFacts(connection, plan.today)
      const missing = wantedFacts(plan).filter((fact) => !known.has(fact))
      if (missing.length === 0) return
      if (Date.now() > end) throw new Error(`ratings lack facts: ${missing.join('; ')}`)
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    await connection.close()
  }
}

function wantedFacts({ tea, school, unions }: MovementPlan): string[] {
  return [
    `INITIATIVE_COUNTED ${tea.unionId}`,
    `MODEL_RECOGNISED ${school.unionId}`,
    ...[tea, ...unions].map(({ unionId }) => `CAMPAIGN_REGISTERED ${unionId}`),
  ]
}

/** Only from this year on: the ratings of 2022 rest on none of these. */
async function knownFacts(connection: mongoose.Connection, from: string): Promise<Set<string>> {
  const rows = await connection
    .collection('facts')
    .find({ asOf: { $gte: from }, numerator: 1 })
    .toArray()
  return new Set(rows.map(({ code, unionId }) => `${code} ${unionId}`))
}
