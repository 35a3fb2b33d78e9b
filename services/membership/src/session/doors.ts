import type { Clock } from '@tinnhiem/kit/clock'
import { headerOf, readBody, type Route } from '@tinnhiem/kit/subgraph'
import type { VerifyIdentity } from '@tinnhiem/kit/viewer'
import type { JSONWebKeySet } from 'jose'
import * as z from 'zod'
import { rolesOf } from '../role/roles-of.ts'
import type { Stores } from '../stores.ts'

const asked = z.object({ sid: z.string(), sub: z.string() })

/** The keys the gateway checks session cookies with. */
export function jwksDoor(jwks: JSONWebKeySet): Route {
  const text = JSON.stringify(jwks)
  return async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/.well-known/jwks.json') return false
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=300' })
    response.end(text)
    return true
  }
}

/** Who a session is now: its roles on the day of domain time, or 401 when it has ended. The gateway only. */
export function identityDoor(stores: Stores, clock: Clock, verify: VerifyIdentity): Route {
  return async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/identity') return false
    const caller = await verify(headerOf(request, 'x-tinnhiem-identity'))
    const wanted = asked.safeParse(JSON.parse(await readBody(request)))
    const known =
      caller && wanted.success && (await stores.session.holds(wanted.data.sid, wanted.data.sub))
    const [member] = known ? await stores.member.byIds([wanted.data.sub]) : []
    if (!member?.active) {
      response.writeHead(401).end()
      return true
    }
    const roles = await rolesOf(stores, member.id, clock.today())
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ roles, lang: member.preferredLanguage }))
    return true
  }
}
