import type { Lang } from '@tinnhiem/kit/words'
import { createExpiringCache } from './expiring-cache.ts'
import type { Signer } from './signing-key.ts'
import type { Viewer } from './viewer.ts'

/** A token lives 30 s; it is used for 5 s, so the last call it goes with has 25 s left. */
const KEEP_MS = 5_000

/** The signed headers the subgraphs verify. */
export type Identities = {
  /**
   * Signed once for all subgraph calls of a request, and kept some seconds for the next requests of the same
   * session: a page asks several things at once, and what is signed is the same.
   */
  signedFor: (viewer: Pick<Viewer, 'sub' | 'roles'> | null, lang: Lang) => string
  /** One and the same token for everybody: nothing in it tells two ballots apart. */
  anonymous: () => string
}

export function createIdentities(signer: Signer, now: () => number = Date.now): Identities {
  const kept = createExpiringCache<string>(10_000, KEEP_MS, now)
  const keep = (key: string, claims: Record<string, unknown>): string => {
    const token = signer.sign(claims, 'subgraph')
    kept.set(key, token)
    return token
  }
  return {
    signedFor: (viewer, lang) => {
      // roles are in the key: fresh ones are never covered by an older token
      const claims = viewer ? { sub: viewer.sub, roles: viewer.roles, lang } : { roles: [], lang }
      const key = JSON.stringify(claims)
      return kept.get(key) ?? keep(key, claims)
    },
    anonymous: () => kept.get('anonymous') ?? keep('anonymous', { anon: true, lang: 'vi' }),
  }
}
