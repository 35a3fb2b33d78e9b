import { createClient } from '../apollo/client.ts'
import { Gate } from '../apollo/gate.ts'
import { memberIds } from '../generated/member-ids.ts'

/** Keeps ballots and signed-in requests apart on this page. */
export const gate = new Gate()

/** The client of the member's area. */
export const client = createClient(memberIds, gate)
