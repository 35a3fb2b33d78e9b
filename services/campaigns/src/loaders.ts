import { byId, manyBy, once } from '@tinnhiem/kit/loader'
import type { BoardPart } from './board/board-store.ts'
import { BANDS } from './board/size-band.ts'
import { sessionKey } from './document/document-store.ts'
import { contributionKey } from './fund/fund-store.ts'
import { readRegistrations } from './registration-figure/read-registrations.ts'
import type { Stores } from './stores.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: every field on a list or an `_entities` path goes through these. */
export function createLoaders(stores: Stores, day: string) {
  return {
    organization: byId(stores.projection.organizationsById, (row) => row.id),
    campaign: byId(stores.campaign.byIds, (row) => row.id),
    /** The first children of a campaign by how many are wanted: all of them, or what is published. */
    firstChildren: once((limit: number) =>
      byId(
        async (ids) => await stores.campaign.firstChildren(ids, {}, limit),
        ({ parentId }) => parentId,
      ),
    ),
    firstPublishedChildren: once((limit: number) =>
      byId(
        async (ids) =>
          await stores.campaign.firstChildren(ids, { publishedOn: { $ne: null } }, limit),
        ({ parentId }) => parentId,
      ),
    ),
    /** Sums of whole boards or of one part of them, by campaign. */
    boardSums: once((part: string) =>
      manyBy(
        async (ids) => await stores.board.sums(ids, partOf(part)),
        ({ campaignId }) => campaignId,
      ),
    ),
    unitsByUpper: once(async (path: string) => await stores.projection.unitsByUpper(path, day)),
    membersByUpper: manyBy(stores.participation.membersByUpper, ({ campaignId }) => campaignId),
    /** Units registered in a year, by the organisation right above them. */
    registrations: once(async (year: number) => await readRegistrations(stores, year, day)),
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

/** A part of a board as a text: what a loader is kept by. */
export function partKey({ band, upperId }: BoardPart): string {
  return `${band ?? ''}|${upperId ?? ''}`
}

export const WHOLE_BOARD = '|'

function partOf(key: string): BoardPart {
  const [band = '', upperId = ''] = key.split('|')
  return { band: BANDS.find((known) => known === band) ?? null, upperId: upperId || null }
}
