import { auditModel } from '@tinnhiem/kit/audit'
import { outboxModel } from '@tinnhiem/kit/event'
import { prepareModels } from '@tinnhiem/kit/mongo'
import type { Connection } from 'mongoose'
import { caseFinder, countStore } from './count/count-store.ts'
import { formStore } from './form/form-store.ts'
import { invitationStore } from './invitation/invitation-store.ts'
import { pauseStore } from './invitation/pause-store.ts'
import { organStore } from './organ/organ-store.ts'
import { readStore } from './referral/read-store.ts'
import { referralStore } from './referral/referral-store.ts'
import { deskStore } from './roster/desk-store.ts'
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
  const referral = referralStore(connection, keys, find)
  return {
    connection,
    keys,
    find,
    outbox: outboxModel(connection),
    projection: projectionStore(connection, find),
    desk: deskStore(connection),
    invitation: invitationStore(connection, keys, find),
    pause: pauseStore(connection, find),
    referral,
    read: readStore(connection, keys),
    organ: organStore(connection),
    form: formStore(connection, keys),
    count: countStore(connection, { find: caseFinder(referral.model) }),
  }
}

export function modelsOf(stores: Stores) {
  return [
    ...stores.projection.models,
    stores.keys.model,
    stores.desk.model,
    stores.invitation.model,
    stores.pause.model,
    stores.referral.model,
    stores.read.model,
    stores.organ.model,
    stores.form.model,
    ...stores.count.models,
    stores.outbox,
    auditModel(stores.connection),
  ]
}
