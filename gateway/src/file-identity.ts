import type { IncomingMessage } from 'node:http'
import type { Identities } from './identity.ts'
import { chargeForFile, type SessionDoor } from './rate/charge.ts'
import { languageOf } from './words.ts'

/** What a door of files needs to know who is at it. */
export type FileDoor = SessionDoor & { identities: Identities }

/**
 * The signed identity of whoever asks for a file or brings one, who has paid for it.
 * @throws Refusal NOT_SIGNED_IN, RATE_LIMITED, SUBGRAPH_UNAVAILABLE
 */
export async function identityForFile(door: FileDoor, request: IncomingMessage): Promise<string> {
  const lang = languageOf(request.headers['accept-language'])
  return door.identities.signedFor(await chargeForFile(door, request, lang), lang)
}
