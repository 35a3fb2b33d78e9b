import { byId } from '@tinnhiem/kit/loader'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: every field on a list or an `_entities` path goes through these. */
export function createLoaders(stores: Stores) {
  return {
    organization: byId(stores.projection.organizationsById, (row) => row.id),
    referral: byId(stores.referral.byIds, (row) => row.id),
    organ: byId(stores.organ.byIds, (row) => row.id),
    form: byId(stores.form.byIds, (row) => row.id),
  }
}
