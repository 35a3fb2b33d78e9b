import { createCache } from '../apollo/cache.ts'
import { createClient } from '../apollo/client.ts'
import { Gate } from '../apollo/gate.ts'
import { memberIds, memberTypes } from '../generated/member-ids.ts'

/** Keeps ballots and signed-in requests apart on this page. */
export const gate = new Gate()

const ids: Record<string, string> = { ...memberIds }
const cache = createCache(memberTypes)

/** The client of the member's area. */
export const client = createClient(ids, cache, gate)

/** Makes the operations of a part known that is loaded later, before it is shown. */
export function addPart(more: Readonly<Record<string, string>>, types: Record<string, string[]>) {
  Object.assign(ids, more)
  cache.policies.addPossibleTypes(types)
}
