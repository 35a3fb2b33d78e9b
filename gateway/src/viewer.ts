import { ROLES } from '@tinnhiem/kit/roles'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { hash } from 'node:crypto'
import * as z from 'zod'
import { createExpiringCache } from './expiring-cache.ts'
import type { Signer } from './signing-key.ts'
import type { AskMembership } from './sources.ts'
import { unavailable } from './unavailable.ts'

const identity = z.object({
  roles: z.array(z.object({ role: z.enum(ROLES), org: z.string(), path: z.string() })),
})
const session = z.object({ sub: z.string(), sid: z.string(), exp: z.number() })

type Session = z.infer<typeof session>

/** Who is signed in, with the roles of at most a minute ago. */
export type Viewer = z.infer<typeof identity> & Session

export type Viewers = {
  /**
   * The viewer of a session token; null when the session is over, forged or unknown.
   * @throws Refusal SUBGRAPH_UNAVAILABLE when membership cannot be asked: no roles are assumed
   */
  of: (token: string) => Promise<Viewer | null>
  /** Whether the session was good when it was last looked up here: then it is no stranger's. */
  knows: (token: string) => boolean
  /** Asks membership again next time, e.g. after signing out. */
  forget: (token: string) => void
}

export type ViewerOptions = {
  membershipUrl: string
  membership: AskMembership
  signer: Signer
  timeoutMs: number
  /** How long roles may be kept, in milliseconds; at most a minute. */
  keepMs: number
}

/** What was asked about a session; good once it was answered so. */
type LookUp = { answer: Promise<Viewer | null>; isGood: boolean }

const MOST_SESSIONS = 50_000
/** As long as a session can last (membership signs it for twelve hours). */
export const KNOWN_MS = 43_200_000

/**
 * Verifies the session cookie with membership's published keys and asks membership for the roles, once a
 * minute per session: an ended role or session loses access within that minute.
 */
export function createViewers(options: ViewerOptions): Viewers {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', options.membershipUrl), {
    timeoutDuration: options.timeoutMs,
  })
  const kept = createExpiringCache<LookUp>(MOST_SESSIONS, options.keepMs)
  // by their hash: what opens a session stays in memory no longer than a minute
  const known = createExpiringCache<true>(MOST_SESSIONS, KNOWN_MS)
  const ask = async (token: string): Promise<Viewer | null> => {
    const found = await verifySession(token, keys)
    const viewer = found && (await lookUp(found, options))
    if (viewer) known.set(hashOf(token), true)
    return viewer
  }
  const keep = (token: string): LookUp => {
    const found: LookUp = { answer: ask(token), isGood: false }
    kept.set(token, found)
    return found
  }
  const of = async (token: string): Promise<Viewer | null> => {
    try {
      const found = kept.get(token) ?? keep(token)
      const viewer = await found.answer
      found.isGood = viewer !== null && viewer.exp > Date.now() / 1000
      if (found.isGood) return viewer
    } catch (error) {
      kept.delete(token)
      throw error
    }
    kept.delete(token)
    known.delete(hashOf(token))
    return null
  }
  const knows = (token: string): boolean =>
    (kept.get(token)?.isGood || known.get(hashOf(token))) ?? false
  return { of, knows, forget: kept.delete }
}

function hashOf(token: string): string {
  return hash('sha256', token, 'base64url')
}

async function verifySession(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
): Promise<Session | null> {
  const expected = {
    issuer: 'tinnhiem-membership',
    audience: 'tinnhiem-gateway',
    algorithms: ['EdDSA'],
  }
  try {
    return session.parse((await jwtVerify(token, keys, expected)).payload)
  } catch (error) {
    if (isForgery(error)) return null
    throw unavailable('membership')
  }
}

/** Everything but a failure to fetch the keys is the token's own fault. */
function isForgery(error: unknown): boolean {
  if (error instanceof z.ZodError || error instanceof errors.JWKSNoMatchingKey) return true
  return error instanceof errors.JOSEError && /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT)/.test(error.code)
}

async function lookUp(found: Session, options: ViewerOptions): Promise<Viewer | null> {
  const { membership, signer } = options
  const headers = {
    'content-type': 'application/json',
    'x-tinnhiem-identity': signer.sign({ sub: found.sub }, 'membership-identity'),
  }
  const asked = JSON.stringify({ sid: found.sid, sub: found.sub })
  try {
    const { status, text } = await membership('/identity', headers, asked)
    if (status === 401) return null
    if (status === 200) return { ...identity.parse(JSON.parse(text)), ...found }
  } catch {
    // no answer and an unreadable answer are the same to the caller
  }
  throw unavailable('membership')
}
