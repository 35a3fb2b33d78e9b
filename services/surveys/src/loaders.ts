import { byId } from '@tinnhiem/kit/loader'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(stores: Stores) {
  return {
    survey: byId(stores.survey.byIds, (row) => row.id),
    organization: byId(stores.projection.organizationsById, (row) => row.id),
  }
}
