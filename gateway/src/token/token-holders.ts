import type { AccessTokenText } from '@tinnhiem/kit/access-token'
import { ROLES } from '@tinnhiem/kit/roles'
import * as z from 'zod'
import { createExpiringCache } from '../expiring-cache.ts'
import { unavailable } from '../unavailable.ts'
import { KNOWN_MS, type ViewerOptions } from '../viewer.ts'

const holder = z.object({
  /** The token itself, not its person: nothing of the person's own is in its reach. */
  sub: z.string(),
  tokenId: z.string(),
  roles: z.array(z.object({ role: z.enum(ROLES), org: z.string(), path: z.string() })),
  /** Seconds since 1970. */
  exp: z.number(),
})

/** What a live personal access token may do, as of at most a minute ago. */
export type TokenHolder = z.infer<typeof holder>

export type TokenHolders = {
  /**
   * Null for a token that is unknown, revoked or over, or whose person or role is gone.
   * @throws Refusal SUBGRAPH_UNAVAILABLE when membership cannot be asked: no right is assumed
   */
  of: (token: AccessTokenText) => Promise<TokenHolder | null>
  /** Whether the token lived when it was last looked up here: then it is no stranger's. */
  knows: (token: AccessTokenText) => boolean
  /** Asks membership anew for every token, e.g. after one was revoked here. */
  forgetAll: () => void
}

export type HolderOptions = Pick<ViewerOptions, 'membership' | 'signer' | 'keepMs'>

/** Kept apart from live ones, so that guessing never pushes out a token in use. */
const MOST_LIVE = 5_000
const MOST_DEAD = 5_000

/**
 * Asks membership whether a token lives, once a minute per token; an answer of no is kept as long. Tokens are known here
 * by their hash only. A revoked token asks nothing from then on at the gateway that revoked it, and nothing after a minute
 * at any other.
 */
export function createTokenHolders(options: HolderOptions): TokenHolders {
  const live = createExpiringCache<Promise<TokenHolder | null>>(MOST_LIVE, options.keepMs)
  const dead = createExpiringCache<true>(MOST_DEAD, options.keepMs)
  const known = createExpiringCache<true>(MOST_LIVE, KNOWN_MS)
  const ask = (token: AccessTokenText): Promise<TokenHolder | null> => {
    const answer = lookUp(token, options)
    live.set(token.hash, answer)
    return answer
  }
  const of = async (token: AccessTokenText): Promise<TokenHolder | null> => {
    if (dead.get(token.hash)) return null
    try {
      const found = await (live.get(token.hash) ?? ask(token))
      if (found && found.exp > Date.now() / 1_000) {
        known.set(token.hash, true)
        return found
      }
    } catch (error) {
      live.delete(token.hash)
      throw error
    }
    live.delete(token.hash)
    known.delete(token.hash)
    dead.set(token.hash, true)
    return null
  }
  const knows = ({ hash }: AccessTokenText): boolean => known.get(hash) ?? false
  return { of, knows, forgetAll: live.clear }
}

async function lookUp(
  token: AccessTokenText,
  { membership, signer }: HolderOptions,
): Promise<TokenHolder | null> {
  const headers = {
    'content-type': 'application/json',
    'x-tinnhiem-identity': signer.sign({}, 'membership-identity'),
  }
  try {
    const { status, text } = await membership('/token-identity', headers, JSON.stringify(token))
    if (status === 401) return null
    if (status === 200) return holder.parse(JSON.parse(text))
  } catch {
    // no answer and an unreadable answer are the same to the caller
  }
  throw unavailable('membership')
}
