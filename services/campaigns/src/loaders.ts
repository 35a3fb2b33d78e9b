import { byId, manyBy } from '@tinnhiem/kit/loader'
import { sessionKey } from './document/document-store.ts'
import { contributionKey } from './fund/fund-store.ts'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: every field on a list or an `_entities` path goes through these. */
export function createLoaders(stores: Stores) {
  return {
    organization: byId(stores.projection.organizationsById, (row) => row.id),
    campaign: byId(stores.campaign.byIds, (row) => row.id),
    participation: byId(stores.participation.byIds, (row) => row.id),
    headcount: byId(stores.headcount.of, (row) => row.unionId),
    fundAppeal: byId(stores.fund.appealsByIds, (row) => row.id),
    contributions: manyBy(stores.fund.contributionsOfYears, contributionKey),
    sessions: manyBy(stores.document.sessionsOfAll, sessionKey),
    document: byId(stores.document.byIds, (row) => row.id),
    initiative: byId(stores.initiative.byIds, (row) => row.id),
    joinCodes: manyBy(stores.joinCode.ofInitiatives, (row) => row.initiativeId),
    namedAuthors: manyBy(stores.recognition.namedAuthors, (row) => row.initiativeId),
    model: byId(stores.model.byIds, (row) => row.id),
    replicas: manyBy(stores.model.replicasOf, (row) => row.replicaOf ?? ''),
  }
}
