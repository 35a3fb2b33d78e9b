import { tokenPrincipal } from '@tinnhiem/kit/access-token'
import { dayOf, type Clock } from '@tinnhiem/kit/clock'
import { headerOf, readBody, type Route } from '@tinnhiem/kit/subgraph'
import type { RoleScope } from '@tinnhiem/kit/roles'
import type { VerifyIdentity } from '@tinnhiem/kit/viewer'
import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { rolesOf } from '../role/roles-of.ts'
import type { Stores } from '../stores.ts'
import { endOf, isLive, narrow, type AccessToken } from './token.ts'

const asked = z.object({ id: z.string(), hash: z.string() })

/** What the gateway may know of a token: itself as the one who asks, the roles it has today, its end in seconds. */
type TokenIdentity = { sub: string; tokenId: string; roles: RoleScope[]; lang: string; exp: number }

/**
 * Who a token is now, or 401 for one that is unknown, revoked or over, and for one whose person or role is gone. The
 * gateway only; it sends the hash, so the token's text leaves the gateway never again.
 */
export function tokenDoor(stores: Stores, clock: Clock, verify: VerifyIdentity): Route {
  return async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/token-identity') return false
    const caller = await verify(headerOf(request, 'x-tinnhiem-identity'))
    const wanted = asked.safeParse(JSON.parse(await readBody(request)))
    const found = caller && wanted.success ? await identityOf(stores, clock, wanted.data) : null
    if (!found) response.writeHead(401).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found))
    return true
  }
}

async function identityOf(
  stores: Stores,
  clock: Clock,
  { id, hash }: z.infer<typeof asked>,
): Promise<TokenIdentity | null> {
  const today = dayOf(new Date())
  const token = await stores.token.byId(id)
  if (!token || !isSame(token, hash) || !isLive(token, today)) return null
  const [member] = await stores.member.byIds([token.memberId])
  if (!member?.active) return null
  const roles = narrow(await rolesOf(stores, member.id, clock.today()), token.scopes)
  if (roles.length === 0) return null
  if (token.lastUsedOn !== today) await stores.token.used(id, today)
  const sub = tokenPrincipal(id)
  return { sub, tokenId: id, roles, lang: member.preferredLanguage, exp: endOf(token) }
}

function isSame(token: AccessToken, hash: string): boolean {
  const [kept, given] = [Buffer.from(token.hash), Buffer.from(hash)]
  return kept.length === given.length && timingSafeEqual(kept, given)
}
