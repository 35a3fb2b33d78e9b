import type { DocumentNode } from 'graphql'
import { rootFields } from './anonymous.ts'

/** Root fields whose name beside a time would tell what somebody has just answered (REF-1, decision 008). */
const QUIET_FIELDS: readonly string[] = ['declineReferralInvitation']

/** Whether an operation leaves no line of its own in the log, slow or failed. */
export function isQuiet(document: DocumentNode): boolean {
  return rootFields(document).some((name) => QUIET_FIELDS.includes(name))
}
