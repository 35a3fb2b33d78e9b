import type { DocumentNode } from 'graphql'
import { rootFields } from './anonymous.ts'

/** Root fields whose name beside a time would tell what somebody has just answered (REF-1, decision 008). */
const QUIET_FIELDS: readonly string[] = ['declineReferralInvitation']

/** A pass beside a time would stand beside a ballot of the next days (decisions 006 and 011). */
const PASS_FIELDS: readonly string[] = ['issueSurveyPass']

/** Whether telemetry may know nothing of an operation: no trace, no request id, no count. */
export function isUntold(document: DocumentNode): boolean {
  return isQuiet(document) || rootFields(document).some((name) => PASS_FIELDS.includes(name))
}

/** Whether an operation leaves no line of its own in the log, slow or failed. */
export function isQuiet(document: DocumentNode): boolean {
  return rootFields(document).some((name) => QUIET_FIELDS.includes(name))
}
