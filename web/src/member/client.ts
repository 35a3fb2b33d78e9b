import { createClient } from '../apollo/client.ts'
import { Gate } from '../apollo/gate.ts'
import { memberIds } from '../generated/member-ids.ts'

/** Keeps ballots and signed-in requests apart on this page. */
export const gate = new Gate()

const ids: Record<string, string> = { ...memberIds }

/** The client of the member's area. */
export const client = createClient(ids, gate)

/** Makes the operations of a part known that is loaded later, before it is shown. */
export function addIds(more: Readonly<Record<string, string>>): void {
  Object.assign(ids, more)
}
