import { readAccessToken, type AccessTokenText } from '@tinnhiem/kit/access-token'
import type { Lang } from '@tinnhiem/kit/words'
import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './refusal.ts'
import { readSession } from './session-cookie.ts'
import type { TokenHolder, TokenHolders } from './token/token-holders.ts'
import type { Viewer, Viewers } from './viewer.ts'

/** Who asks: a person by the session cookie, a script by a personal access token, or nobody. */
export type Asker = {
  viewer: Viewer | TokenHolder | null
  /** The session cookie as it came, also of a session that has ended. */
  session: string | undefined
  byToken: boolean
}

export type AskerDoor = { viewers: Viewers; holders: TokenHolders }

/** What a request brings to say who asks, read once; nobody has looked whether it is good. */
export type Claim = {
  /** The session token in the cookie. */
  session: string | undefined
  authorization: string | undefined
}

export function claimOf({ cookie, authorization }: IncomingHttpHeaders): Claim {
  return { session: readSession(cookie), authorization }
}

const BEARER = /^Bearer +([!-~]+) *$/i

/**
 * One identity per request. A token comes without the cookie a browser adds by itself, so no other site can send it and
 * the rules against forged requests have nothing to guard there.
 * @throws Refusal TWO_IDENTITIES (400), TOKEN_MISTYPED, TOKEN_REFUSED (401), SUBGRAPH_UNAVAILABLE (503)
 */
export async function whoAsks(
  { viewers, holders }: AskerDoor,
  { session, authorization }: Claim,
  lang: Lang,
): Promise<Asker> {
  if (authorization === undefined) {
    const viewer = session ? await viewers.of(session) : null
    return { viewer, session, byToken: false }
  }
  if (session !== undefined) throw new Refusal('TWO_IDENTITIES', 400, lang)
  // told apart by shape and checksum alone: nobody is asked about a typing error
  const token = tokenOf(authorization)
  if (token === null) throw new Refusal('TOKEN_MISTYPED', 401, lang)
  const viewer = await holders.of(token)
  if (viewer === null) throw new Refusal('TOKEN_REFUSED', 401, lang)
  return { viewer, session, byToken: true }
}

/** Whether a cookie or token came that was not found good here before: finding out is work for who knows whom. */
export function isStranger(
  { viewers, holders }: AskerDoor,
  { session, authorization }: Claim,
): boolean {
  if (authorization !== undefined) {
    const token = tokenOf(authorization)
    return token === null || !holders.knows(token)
  }
  return session !== undefined && !viewers.knows(session)
}

function tokenOf(authorization: string): AccessTokenText | null {
  return readAccessToken(BEARER.exec(authorization)?.[1] ?? '')
}

/** Whether a question of one's own is open to them: to analysts, and so to their tokens. */
export function mayAskFreely({ viewer }: Asker): boolean {
  return viewer?.roles.some(({ role }) => role === 'ANALYST') ?? false
}
