import { makeAccessToken } from '@tinnhiem/kit/access-token'
import type { RoleScope } from '@tinnhiem/kit/roles'
import { headerOf, readBody, type Route } from '@tinnhiem/kit/subgraph'
import type { identityVerifier } from '@tinnhiem/kit/viewer'

type Row = { hash: string; roles: RoleScope[]; exp: number }

/** The personal access tokens that membership's stub knows; delete one to revoke it. */
export type StubTokens = {
  rows: Map<string, Row>
  /** How often the gateway has asked about one. */
  calls: number
  /** The text of a new token; `exp` in seconds since 1970. */
  issue: (exp?: number) => { id: string; text: string; headers: { authorization: string } }
}

export function createStubTokens(): StubTokens {
  const rows: StubTokens['rows'] = new Map()
  const roles: RoleScope[] = [{ role: 'ANALYST', org: 'P12', path: '/P12' }]
  return {
    rows,
    calls: 0,
    issue: (exp = Math.floor(Date.now() / 1_000) + 3_600) => {
      const { id, hash, text } = makeAccessToken()
      rows.set(id, { hash, roles, exp })
      return { id, text, headers: { authorization: `Bearer ${text}` } }
    },
  }
}

/** What membership's `POST /token-identity` does. */
export function tokenRoute(tokens: StubTokens, verify: ReturnType<typeof identityVerifier>): Route {
  return async (request, response) => {
    if (request.url !== '/token-identity') return false
    tokens.calls += 1
    const caller = await verify(headerOf(request, 'x-tinnhiem-identity'))
    const { id, hash } = JSON.parse(await readBody(request))
    const row = tokens.rows.get(id)
    if (!caller || row?.hash !== hash || !row) response.writeHead(401).end()
    else {
      const { roles, exp } = row
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ sub: `token:${id}`, tokenId: id, roles, lang: 'vi', exp }))
    }
    return true
  }
}
