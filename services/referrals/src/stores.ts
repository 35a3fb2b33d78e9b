import { auditModel } from '@tinnhiem/kit/audit'
import { outboxModel } from '@tinnhiem/kit/event'
import { prepareModels } from '@tinnhiem/kit/mongo'
import type { Connection } from 'mongoose'
import { projectionStore } from './roster/projection-store.ts'
import { keyRing, type KeyEncryptionKeys } from './sealed/key-ring.ts'
import { keyStore, openFinder } from './sealed/key-store.ts'

export type Stores = Awaited<ReturnType<typeof openStores>>

/**
 * Every store of this service on its one database, with what opens their sealed fields.
 * @throws Error when the key-encryption key is not the one of this database
 */
export async function openStores(connection: Connection, kek: KeyEncryptionKeys) {
  const ring = keyRing(kek)
  const keys = keyStore(connection, ring)
  await prepareModels([keys.model])
  const find = await openFinder(keys, ring)
  return {
    connection,
    keys,
    find,
    outbox: outboxModel(connection),
    projection: projectionStore(connection, find),
  }
}

export function modelsOf(stores: Stores) {
  return [...stores.projection.models, stores.outbox, auditModel(stores.connection)]
}
