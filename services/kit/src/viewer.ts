import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import * as z from 'zod'
import { NotAllowed, NotSignedIn } from './errors.ts'
import { ROLES, within, type Role, type RoleScope } from './roles.ts'
import type { Lang } from './words.ts'

/** Who is asking, as the gateway vouches for it. `id` is null when nobody is signed in. */
export type Viewer = {
  id: string | null
  roles: readonly RoleScope[]
  lang: Lang
  /** True for the anonymous door: then there is no id, role or request id by construction. */
  anonymous: boolean
  requestId: string | null
}

export type SignedInViewer = Viewer & { id: string }

const claims = z.object({
  sub: z.string().optional(),
  roles: z.array(z.object({ role: z.enum(ROLES), org: z.string(), path: z.string() })).default([]),
  lang: z.enum(['vi', 'en']).default('vi'),
  rid: z.string().optional(),
  anon: z.boolean().default(false),
})

export type VerifyIdentity = (token: string | undefined) => Promise<Viewer | null>

/**
 * Verifies the gateway's short-lived signed header; keys rotate by JWKS (D-20).
 * @param audience `subgraph` for GraphQL, another word for other doors
 * @returns null for an absent, expired or foreign token: the call must be refused
 */
export function identityVerifier(
  jwks: string | JSONWebKeySet,
  audience = 'subgraph',
): VerifyIdentity {
  const keys =
    typeof jwks === 'string' ? createRemoteJWKSet(new URL(jwks)) : createLocalJWKSet(jwks)
  const options = { issuer: 'tinnhiem-gateway', audience, algorithms: ['EdDSA'], clockTolerance: 5 }
  const known = new Map<string, { viewer: Viewer; until: number }>()
  const verify = async (token: string): Promise<Viewer | null> => {
    try {
      const { payload } = await jwtVerify(token, keys, options)
      const viewer = viewerOf(claims.parse(payload))
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(token, { viewer, until: (payload.exp ?? 0) * 1_000 })
      return viewer
    } catch {
      return null
    }
  }
  return async (token) => {
    if (!token) return null
    const hit = known.get(token)
    return hit && Date.now() < hit.until ? hit.viewer : await verify(token)
  }
}

/** Verified tokens are remembered until they expire: the gateway uses one for seconds, and verifying costs 0.2 ms. */
const MOST_KNOWN = 10_000

function viewerOf(claim: z.infer<typeof claims>): Viewer {
  if (claim.anon) return { id: null, roles: [], lang: 'vi', anonymous: true, requestId: null }
  return {
    id: claim.sub ?? null,
    roles: claim.roles,
    lang: claim.lang,
    anonymous: false,
    requestId: claim.rid ?? null,
  }
}

/** @throws NotSignedIn */
export function requireSignedIn(viewer: Viewer): SignedInViewer {
  if (viewer.id === null) throw new NotSignedIn(viewer.lang)
  return { ...viewer, id: viewer.id }
}

/** Whether one of the roles covers the organisation at `path`; without a path, whether it is held at all. */
export function holds(viewer: Viewer, roles: readonly Role[], path?: string): boolean {
  return viewer.roles.some(
    (held) => roles.includes(held.role) && (path === undefined || within(path, held.path)),
  )
}

/**
 * Deny by default: passes only with one of the roles in scope.
 * @throws NotSignedIn, NotAllowed
 */
export function requireRole(viewer: Viewer, roles: readonly Role[], path?: string): SignedInViewer {
  const signedIn = requireSignedIn(viewer)
  if (!holds(viewer, roles, path)) throw new NotAllowed(viewer.lang)
  return signedIn
}

/** The paths under which the viewer holds one of the roles. */
export function scopesOf(viewer: Viewer, roles: readonly Role[]): string[] {
  return viewer.roles.filter((held) => roles.includes(held.role)).map((held) => held.path)
}
