import type { OfficialDocument, Session } from './document.ts'
import type { DisseminationRow } from './read-dissemination.ts'

export type OfficialDocumentMapper = OfficialDocument
export type DisseminationSessionMapper = Session
export type DisseminationRowMapper = DisseminationRow
