import type { PreparedModel } from '@tinnhiem/kit/mongo'
import type { Connection } from 'mongoose'
import { employerStore } from './employer/employer-store.ts'
import { memberStore } from './member/member-store.ts'
import { officerStore } from './officer/officer-store.ts'
import { organizationStore } from './organization/organization-store.ts'
import { queryStore } from './query/query-store.ts'
import { roleStore } from './role/role-store.ts'
import { codeStore } from './session/code-store.ts'
import { sessionStore } from './session/session-store.ts'
import { tokenStore } from './token/token-store.ts'
import { turnStore } from './turn/turn-store.ts'

export type Stores = ReturnType<typeof createStores>

/** Every store of this service on its one database. */
export function createStores(connection: Connection) {
  return {
    connection,
    organization: organizationStore(connection),
    employer: employerStore(connection),
    member: memberStore(connection),
    officer: officerStore(connection),
    role: roleStore(connection),
    code: codeStore(connection),
    session: sessionStore(connection),
    token: tokenStore(connection),
    query: queryStore(connection),
    turn: turnStore(connection),
  }
}

export function modelsOf(stores: Stores): PreparedModel[] {
  return [
    stores.organization.model,
    stores.employer.model,
    ...stores.member.models,
    stores.officer.model,
    stores.role.model,
    ...stores.code.models,
    ...stores.session.models,
    stores.token.model,
    stores.query.model,
    stores.turn.model,
  ]
}
