import { auditModel } from '@tinnhiem/kit/audit'
import { outboxModel } from '@tinnhiem/kit/event'
import type { Connection } from 'mongoose'
import { boardStore } from './board/board-store.ts'
import { campaignStore } from './campaign/campaign-store.ts'
import { orientationStore } from './calendar/orientation-store.ts'
import { documentStore } from './document/document-store.ts'
import { contentStore } from './evidence/content-store.ts'
import { evidenceStore } from './evidence/evidence-store.ts'
import { ticketStore } from './evidence/ticket-store.ts'
import { factRevStore } from './fact/fact-rev-store.ts'
import { fundStore } from './fund/fund-store.ts'
import { initiativeStore } from './initiative/initiative-store.ts'
import { joinCodeStore } from './initiative/join-code-store.ts'
import { modelStore } from './model/model-store.ts'
import { recognitionStore } from './recognition/recognition-store.ts'
import { participationStore } from './participation/participation-store.ts'
import { headcountStore } from './roster/headcount-store.ts'
import { projectionStore } from './roster/projection-store.ts'

export type Stores = ReturnType<typeof createStores>

/** Every store of this service on its one database. */
export function createStores(connection: Connection) {
  return {
    connection,
    outbox: outboxModel(connection),
    projection: projectionStore(connection),
    headcount: headcountStore(connection),
    factRev: factRevStore(connection),
    evidence: evidenceStore(connection),
    content: contentStore(connection),
    ticket: ticketStore(connection),
    fund: fundStore(connection),
    document: documentStore(connection),
    orientation: orientationStore(connection),
    campaign: campaignStore(connection),
    participation: participationStore(connection),
    board: boardStore(connection),
    initiative: initiativeStore(connection),
    joinCode: joinCodeStore(connection),
    model: modelStore(connection),
    recognition: recognitionStore(connection),
  }
}

export function modelsOf(stores: Stores) {
  return [
    ...stores.projection.models,
    stores.headcount.model,
    stores.factRev.model,
    stores.evidence.model,
    ...stores.content.models,
    stores.ticket.model,
    ...stores.fund.models,
    ...stores.document.models,
    stores.orientation.model,
    stores.campaign.model,
    stores.participation.model,
    stores.board.model,
    stores.initiative.model,
    ...stores.joinCode.models,
    stores.model.model,
    stores.recognition.model,
    stores.outbox,
    auditModel(stores.connection),
  ]
}
