import { auditModel } from '@tinnhiem/kit/audit'
import { outboxModel } from '@tinnhiem/kit/event'
import type { Connection } from 'mongoose'
import { cycleStore } from './cycle/cycle-store.ts'
import { factStore } from './fact/fact-store.ts'
import { ratingStore } from './rating/rating-store.ts'
import { releaseStore } from './release/release-store.ts'
import { projectionStore } from './roster/projection-store.ts'
import { partStore } from './run/part-store.ts'
import { runStore } from './run/run-store.ts'
import { workerStore } from './run/worker-store.ts'
import { textStore } from './text/text-store.ts'

export type Stores = ReturnType<typeof createStores>

/** Every store of this service on its one database. */
export function createStores(connection: Connection) {
  return {
    connection,
    outbox: outboxModel(connection),
    projection: projectionStore(connection),
    fact: factStore(connection),
    release: releaseStore(connection),
    text: textStore(connection),
    cycle: cycleStore(connection),
    run: runStore(connection),
    part: partStore(connection),
    worker: workerStore(connection),
    rating: ratingStore(connection),
  }
}

export function modelsOf(stores: Stores) {
  return [
    ...stores.projection.models,
    stores.fact.model,
    stores.release.model,
    stores.text.model,
    stores.cycle.model,
    stores.run.model,
    ...stores.part.models,
    stores.worker.model,
    stores.rating.model,
    stores.outbox,
    auditModel(stores.connection),
  ]
}
