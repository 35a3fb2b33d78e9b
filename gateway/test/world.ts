import { headerOf, readBody, type Route } from '@tinnhiem/kit/subgraph'
import { identityVerifier } from '@tinnhiem/kit/viewer'
import type { RoleScope } from '@tinnhiem/kit/roles'
import type { JWK } from 'jose'
import type { ServerResponse } from 'node:http'
import { composeSupergraph } from '../src/compose.ts'
import { readConfig, type Config } from '../src/config.ts'
import { createSigner } from '../src/signing-key.ts'
import { startGateway, type Parts } from '../src/service.ts'
import { idOf } from '../src/operations.ts'
import { newKey, publicPart, signSession } from './keys.ts'
import {
  campaignsResolvers,
  membershipResolvers,
  ratingsResolvers,
  referralsResolvers,
  surveysResolvers,
} from './resolvers.ts'
import { silent } from './silent.ts'
import type { SubgraphName } from '../src/subgraphs.ts'
import { startStub, type Stub } from './subgraph-stub.ts'
import { createStubTokens, tokenRoute, type StubTokens } from './token-route.ts'

export type Person = { sid: string; sub: string; roles: RoleScope[] }

/** One gateway before three small subgraphs with the real contract. */
export type World = {
  url: string
  stubs: Record<SubgraphName, Stub>
  /** The gateway's settings as variables, for one that runs as a process. */
  env: Record<string, string>
  config: Config
  reload: () => Promise<boolean>
  /** Signed-in people by session id; delete one to end the session. */
  people: Map<string, Person>
  identityCalls: () => number
  tokens: StubTokens
  sessionKey: JWK
  /** A Cookie header for a person who is signed in from now on. */
  signIn: (sub: string, role?: RoleScope['role'], expires?: string) => Promise<string>
  ask: (query: string, options?: AskOptions) => Promise<Reply>
  [Symbol.asyncDispose]: () => Promise<void>
}

export type AskOptions = {
  variables?: Record<string, unknown>
  cookie?: string
  headers?: Record<string, string>
  /** Send the id of the document instead of its text. */
  byId?: boolean
}
export type ReplyError = { message: string; path?: unknown[]; extensions: Record<string, unknown> }

export type Reply = {
  status: number
  headers: Headers
  text: string
  data: unknown
  codes: string[]
  errors: ReplyError[] | undefined
  /** The request ids its errors show; taken out of `errors`, where each would be another. */
  requestIds: unknown[]
}

export type WorldOptions = Parts & {
  documents?: readonly string[]
  /** Doors of campaigns beside its graph. */
  campaignsRoutes?: readonly Route[]
  /** Doors of referrals beside its graph. */
  referralsRoutes?: readonly Route[]
  change?: (config: Config) => Config
}

/** A machine that stands still for seconds is no failure of anybody; a test of a limit brings its own. */
const UNHURRIED = {
  TN_SUBGRAPH_TIMEOUT_MS: '30000',
  TN_REQUEST_MS: '60000',
  TN_ADHOC_MS: '60000',
  TN_BODY_MS: '60000',
  TN_QUEUE_MS: '30000',
  TN_LAG_MS: '600000',
}

/** Composing takes longer than most tests. */
let composed: string | undefined

export async function startWorld({
  documents = [],
  change = (c) => c,
  campaignsRoutes = [],
  referralsRoutes = [],
  ...parts
}: WorldOptions = {}): Promise<World> {
  await using stack = new AsyncDisposableStack()
  const [identityKey, sessionKey] = await Promise.all([newKey('identity'), newKey('session')])
  const { jwks } = await createSigner(identityKey)
  const people = new Map<string, Person>()
  const tokens = createStubTokens()
  let calls = 0
  const verify = identityVerifier(jwks, 'membership-identity')
  const routes: Route[] = [
    jwksRoute(sessionKey),
    identityRoute(people, verify, () => (calls += 1)),
    tokenRoute(tokens, verify),
  ]
  const membership = stack.use(
    await startStub('membership', jwks, membershipResolvers(sessionKey), routes),
  )
  const surveys = stack.use(await startStub('surveys', jwks, surveysResolvers()))
  const ratings = stack.use(await startStub('ratings', jwks, ratingsResolvers()))
  const campaigns = stack.use(
    await startStub('campaigns', jwks, campaignsResolvers(), campaignsRoutes),
  )
  const referrals = stack.use(
    await startStub('referrals', jwks, referralsResolvers(), referralsRoutes),
  )
  const env = {
    TN_PORT: '0',
    TN_MEMBERSHIP_URL: membership.url,
    TN_SURVEYS_URL: surveys.url,
    TN_RATINGS_URL: ratings.url,
    TN_CAMPAIGNS_URL: campaigns.url,
    TN_REFERRALS_URL: referrals.url,
    TN_IDENTITY_KEY: JSON.stringify(identityKey),
    TN_WEB_DIST: '/nowhere',
    ...UNHURRIED,
  }
  const config = change(readConfig(env))
  const gateway = stack.use(
    await startGateway(config, {
      log: silent,
      supergraphSdl: (composed ??= composeSupergraph()),
      allowList: Object.fromEntries(documents.map((text) => [idOf(text), text])),
      ...parts,
    }),
  )
  const stopping = stack.move()
  return {
    url: gateway.url,
    stubs: { membership, surveys, ratings, campaigns, referrals },
    env,
    config,
    reload: gateway.reload,
    people,
    identityCalls: () => calls,
    tokens,
    sessionKey,
    signIn: async (sub, role = 'MEMBER', expires) => {
      const sid = `sid-${sub}-${people.size}`
      people.set(sid, { sid, sub, roles: [{ role, org: 'P12', path: '/P12' }] })
      return `tn_session=${await signSession(sessionKey, sub, sid, expires)}`
    },
    ask: (query, options) => ask(gateway.url, query, options),
    [Symbol.asyncDispose]: () => stopping.disposeAsync(),
  }
}

export async function ask(url: string, query: string, options: AskOptions = {}): Promise<Reply> {
  const { variables, cookie, headers, byId } = options
  const named = byId ? { documentId: idOf(query) } : { query }
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body: JSON.stringify({ ...named, ...(variables ? { variables } : {}) }),
  })
  const text = await response.text()
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: ReplyError[] }
  const codes = (errors ?? []).map((error) => String(error.extensions['code']))
  const requestIds = (errors ?? []).map(takeOutRequestId)
  const { status, headers: given } = response
  return { status, headers: given, text, data, errors, codes, requestIds }
}

function takeOutRequestId({ extensions }: ReplyError): unknown {
  const { requestId } = extensions
  delete extensions['requestId']
  return requestId
}

function jwksRoute(key: JWK): Route {
  return async (request, response) => {
    if (request.url !== '/.well-known/jwks.json') return false
    json(response, 200, { keys: [publicPart(key)] })
    return true
  }
}

function identityRoute(
  people: ReadonlyMap<string, Person>,
  verify: ReturnType<typeof identityVerifier>,
  called: () => void,
): Route {
  return async (request, response) => {
    if (request.url !== '/identity') return false
    called()
    const viewer = await verify(headerOf(request, 'x-tinnhiem-identity'))
    const { sid, sub } = JSON.parse(await readBody(request))
    const person = people.get(sid)
    if (!viewer || !person || person.sub !== sub) json(response, 401, {})
    else json(response, 200, { roles: person.roles, lang: 'vi' })
    return true
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
