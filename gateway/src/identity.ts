import type { Lang } from '@tinnhiem/kit/words'
import type { Signer } from './signing-key.ts'
import type { Viewer } from './viewer.ts'

const ANONYMOUS_KEEP_MS = 10_000

/** The signed headers of one request, for the subgraphs that verify them. */
export type Identities = {
  /** Signed once per request and used for each of its subgraph calls. */
  signedFor: (viewer: Viewer | null, lang: Lang, requestId: string) => string
  /** One and the same token for everybody: nothing in it tells two ballots apart. */
  anonymous: () => string
}

export function createIdentities(signer: Signer, now: () => number = Date.now): Identities {
  let shared = { token: '', until: 0 }
  return {
    signedFor: (viewer, lang, rid) => {
      const claims = viewer ? { sub: viewer.sub, roles: viewer.roles } : { roles: [] }
      return signer.sign({ ...claims, lang, rid }, 'subgraph')
    },
    anonymous: () => {
      if (shared.until > now()) return shared.token
      const token = signer.sign({ anon: true, lang: 'vi' }, 'subgraph')
      shared = { token, until: now() + ANONYMOUS_KEEP_MS }
      return token
    },
  }
}
