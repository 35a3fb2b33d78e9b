import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from '@tinnhiem/kit/clock'
import type { Logger } from '@tinnhiem/kit/logger'
import type { Lang } from '@tinnhiem/kit/words'
import type { GraphQLFormattedError } from 'graphql'
import type { JSONWebKeySet } from 'jose'
import { existsSync, readFileSync } from 'node:fs'
import { answerBadConnections } from './bad-connection.ts'
import { compress, encodingFor } from './compression.ts'
import { shownOf } from './error-shape.ts'
import { answerConsole, isOfConsole } from './console/console-door.ts'
import { endGently } from '@tinnhiem/kit/end-gently'
import { answerEvidence, type EvidenceDoor } from './evidence-door.ts'
import { answerGraphql, type GraphqlDoor } from './graphql-door.ts'
import { answerPrinted, PRINTED, type PrintedDoor } from './printed-door.ts'
import { toldAs } from './media-type.ts'
import { Refusal, SYNTAX } from './refusal.ts'
import type { Generations } from './resilience/generations.ts'
import type { Readiness } from './resilience/health.ts'
import { keepToTls, writeHead } from './security-headers.ts'
import { sessionCookie } from './session-cookie.ts'
import type { StaticFiles } from './static-files.ts'
import { requestIdOf } from './telemetry/request-trace.ts'
import { languageOf, say, sayOf } from './words.ts'

export type Doors = {
  /** Works with the graph of this moment, which stays until the work has ended. */
  graphql: Generations<GraphqlDoor>['use']
  evidence: EvidenceDoor
  /** Null for a tenant without referrals. */
  printed: PrintedDoor | null
  files: StaticFiles
  jwks: JSONWebKeySet
  clock: Clock
  /** The demo people of the sign-in page; undefined outside the demo. */
  demoFile: string | undefined
  ready: () => Readiness
  /** Milliseconds in which a request that is no upload must be here. */
  bodyMs: number
  /** Proxies of ours in front of this door. */
  proxyHops: number
  log: Logger
}

type Answer = (response: ServerResponse, doors: Doors) => void

/** What is the same for everybody and needs no body. */
const PLAIN: Readonly<Record<string, Answer>> = {
  '/health': (response) => sendJson(response, 200, { alive: true }),
  '/ready': (response, { ready }) => sendReadiness(response, ready()),
  '/time': (response, { clock }) => sendJson(response, 200, { now: clock.now().toISOString() }),
  // what this tenant uses: the pages leave out what is not here
  '/features': (response, { printed }) => sendJson(response, 200, { referrals: printed !== null }),
  '/.well-known/jwks.json': (response, { jwks }) => sendJson(response, 200, jwks),
  '/demo.json': (response, { demoFile }) => sendDemo(response, demoFile),
}

/**
 * The one door of the platform, on node:http: Apollo's own server is not meant for production (gateway.md 3.1).
 * No user agent is read anywhere behind it, and an address only to count those who are not signed in (rate/).
 */
export function createDoor(doors: Doors): Server {
  const { wholeMs } = doors.evidence.limits
  const server = createServer({
    // a slow line may take this long for a file; everything else has bodyMs
    requestTimeout: Math.max(doors.bodyMs, wholeMs + 10_000),
    headersTimeout: 10_000,
    keepAliveTimeout: 60_000,
  })
  answerBadConnections(server)
  server.on('request', (request, response) => {
    keepToTls(request, response, doors.proxyHops)
    answer(doors, request, response).catch((error: unknown) =>
      fail(doors, request, response, error),
    )
  })
  return server
}

async function answer(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request)
  if (path.startsWith('/evidence/'))
    return answerEvidence({ door: doors.evidence, request, response }, path)
  hurry(doors, request, response)
  if (path === '/graphql') return answerPost(doors, request, response)
  if (isOfConsole(path))
    return doors.graphql((door) => answerConsole(door, request, response, path))
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return notAllowed(response, 'GET, HEAD')
  const plain = Object.hasOwn(PLAIN, path) ? PLAIN[path] : undefined
  if (plain) return plain(response, doors)
  if (doors.printed && PRINTED.test(path))
    return answerPrinted(doors.printed, request, response, path)
  if (await doors.files(request, response, path)) return
  sendJson(response, 404, { code: 'NOT_FOUND' })
}

function hurry(doors: Doors, request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return
  const timer = setTimeout(() => {
    if (!request.complete) fail(doors, request, response, new Refusal('TOO_SLOW', 408))
  }, doors.bodyMs)
  response.once('close', () => {
    clearTimeout(timer)
    if (!request.complete) request.destroy()
  })
}

async function answerPost(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return notAllowed(response, 'POST')
  const reply = await doors.graphql((door) => answerGraphql(door, request))
  const wanted = encodingFor(request.headers['accept-encoding'])
  const { body, encoding } = await compress(bytesOf(reply.body), wanted, false)
  const { session, retryAfter } = reply
  const { status } = toldAs(reply.status, true, request.headers.accept)
  writeHead(response, status, {
    'content-type': reply.type,
    'content-length': body.length,
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    ...(session === undefined
      ? {}
      : { 'set-cookie': sessionCookie(session, request.headers.host) }),
  })
  response.end(body)
}

/** A refusal keeps its code; anything else is a bug: logged here, told as INTERNAL. */
function fail(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent || response.destroyed) return void response.destroy()
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL', 500)
  if (refusal !== error)
    doors.log.error({ reason: String(error), ...requestIdOf(request) }, 'request')
  const said = saidOf(refusal, languageOf(request.headers['accept-language']))
  const extensions = { ...shownOf(refusal.extensions), ...requestIdOf(request) }
  const isRead = refusal.extensions['rule'] === SYNTAX
  const { status, type } = toldAs(refusal.status, isRead, request.headers.accept)
  writeJson(
    response,
    status,
    { errors: [{ ...said, extensions }] },
    {
      'content-type': type,
      ...(isOfToken(refusal) ? { 'www-authenticate': CHALLENGE } : {}),
      ...(refusal.retryAfter === undefined ? {} : { 'retry-after': refusal.retryAfter }),
      // the rest of a body that was not read would be taken for the next request
      ...(request.complete ? {} : { connection: 'close' }),
    },
  )
  void endGently(request, response)
}

/** The sentence of a refusal; of a text that is no GraphQL also what is wrong and where. */
function saidOf({ code, because }: Refusal, lang: Lang): GraphQLFormattedError {
  if (because === undefined) return { message: say(code, lang) }
  const { message, locations } = because.toJSON()
  return {
    message: sayOf('GRAPHQL_PARSE_FAILED', message, lang),
    ...(locations ? { locations } : {}),
  }
}

/** RFC 6750 3.1: what a script is told about a token that opens nothing. */
const CHALLENGE = 'Bearer realm="tinnhiem", error="invalid_token"'

function isOfToken({ code }: Refusal): boolean {
  return code === 'TOKEN_REFUSED' || code === 'TOKEN_MISTYPED'
}

const utf8 = new TextEncoder()

/** A third faster than Buffer.from for a long answer in Vietnamese. */
function bytesOf(text: string | Buffer): Buffer {
  if (typeof text !== 'string') return text
  const { buffer, byteOffset, byteLength } = utf8.encode(text)
  return Buffer.from(buffer, byteOffset, byteLength)
}

function notAllowed(response: ServerResponse, allow: string): void {
  sendJson(response, 405, { code: 'BAD_REQUEST' }, { allow })
}

function sendReadiness(response: ServerResponse, readiness: Readiness): void {
  sendJson(response, readiness.ready ? 200 : 503, readiness)
}

function sendDemo(response: ServerResponse, file: string | undefined): void {
  if (!file || !existsSync(file)) return sendJson(response, 404, { code: 'NOT_FOUND' })
  sendJson(response, 200, JSON.parse(readFileSync(file, 'utf8')))
}

function sendJson(...answer: Parameters<typeof writeJson>): void {
  writeJson(...answer)
  answer[0].end()
}

function writeJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  more: Record<string, string | number> = {},
): void {
  const body = JSON.stringify(value)
  writeHead(response, status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...more,
  })
  response.write(body)
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}
