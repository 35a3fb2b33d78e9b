import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server'
import type { Logger } from '@tinnhiem/kit/logger'
import { outsideTrace } from '@tinnhiem/kit/telemetry/trace'
import type { IncomingMessage } from 'node:http'
import { refuseIdentity, rootFields } from './anonymous.ts'
import { refuseOddShape } from './anonymous-shape.ts'
import { askApproved, type ApprovedOperations } from './approved.ts'
import { claimOf, mayAskFreely, type Claim } from './asker.ts'
import { newQuestion } from './console/question.ts'
import { newContext, type RequestContext } from './context.ts'
import type { Identities } from './identity.ts'
import { MAX_ANONYMOUS_BODY, readGraphqlBody, type GraphqlBody } from './json-body.ts'
import type { Operation, Operations } from './operations.ts'
import { charge, chargeUnread, type TollDoor } from './rate/charge.ts'
import { Refusal } from './refusal.ts'
import type { Shed } from './resilience/shedder.ts'
import { refuseForeignPages } from './same-site.ts'
import type { Observer } from './telemetry/observer.ts'
import type { RequestTrace } from './telemetry/request-trace.ts'
import { within } from './time-limit.ts'
import { refuseBeyondToken } from './token/token-reach.ts'
import { languageOf } from './words.ts'

export type GraphqlDoor = TollDoor & {
  apollo: ApolloServer<RequestContext>
  operations: Operations
  approved: ApprovedOperations
  identities: Identities
  observer: Observer
  /** Runs anonymous work under the global ceiling. */
  ceiling: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs named work, or refuses it when there is too much already. */
  shed: Shed
  /** Milliseconds of a whole request. */
  requestMs: number
  /** Milliseconds of a query of one's own. */
  adHocMs: number
  /** Queries of one's own without the analyst's role: tests in development only. */
  allowAdHoc: boolean
  /** Bytes of an answer. */
  maxAnswer: number
  /** The only trace of anonymous requests: how many there were. */
  count: (what: 'answered' | 'refused' | 'failed') => void
  log: Logger
}

export type GraphqlReply = {
  status: number
  type: string
  body: string | Buffer
  /** Seconds, beside a refusal that may pass. */
  retryAfter?: string | undefined
  /** A new session token, `clear`, or nothing. */
  session?: string | undefined
}

/** Only failed and slow requests get a line: the fewer times of people a log holds, the better. */
const SLOW_MS = 1_000

/**
 * Answers one POST /graphql. The two kinds of request part here: an anonymous one carries nothing of the
 * person, not even a language, and leaves no line in the log; any other is verified once and signed once.
 * @throws Refusal for what is not passed on
 */
export async function answerGraphql(
  door: GraphqlDoor,
  request: IncomingMessage,
): Promise<GraphqlReply> {
  const body = await readGraphqlBody(request)
  const claim = await refuseUnread(door, request, body)
  const operation = door.operations.find(body)
  if (operation.anonymity === 'none')
    return door.observer.request(operation, request, (trace) =>
      door.shed(() => answerNamed(door, request, { body, operation, trace, claim })),
    )
  try {
    const reply = await outsideTrace(() => answerAnonymous(door, request, body, operation))
    door.count('answered')
    return reply
  } catch (error) {
    door.count(error instanceof Refusal ? 'refused' : 'failed')
    // a bug here is counted, not described: its line in the log would be a time next to a ballot
    throw error instanceof Refusal ? error : new Refusal('INTERNAL', 500)
  }
}

/**
 * A text of nobody's is not even parsed, whatever it asks for, and a stranger's is paid for first.
 * @returns who claims to ask; undefined for what comes without a text, which may be an anonymous operation
 * @throws Refusal OPERATION_NOT_ALLOWED, RATE_LIMITED
 */
async function refuseUnread(
  door: GraphqlDoor,
  request: IncomingMessage,
  { query, documentId }: GraphqlBody,
): Promise<Claim | undefined> {
  if (query === undefined) return undefined
  const claim = claimOf(request.headers)
  const isNobodys = claim.authorization === undefined && claim.session === undefined
  if (isNobodys && documentId === undefined && !door.allowAdHoc && !door.operations.knows(query))
    throw new Refusal('OPERATION_NOT_ALLOWED', 403)
  await chargeUnread(door, { request, claim }, query)
  return claim
}

async function answerAnonymous(
  door: GraphqlDoor,
  { headers }: IncomingMessage,
  body: GraphqlBody,
  operation: Operation,
): Promise<GraphqlReply> {
  // the cheapest refusals first: nobody's address is known here, so nobody can be slowed down
  refuseIdentity(operation.anonymity, headers)
  if (body.bytes > MAX_ANONYMOUS_BODY) throw new Refusal('BODY_TOO_LARGE', 413)
  if (!operation.trusted && !door.allowAdHoc) throw new Refusal('OPERATION_NOT_ALLOWED', 403)
  refuseOddShape(operation.document, body.variables)
  const context = newContext({
    identity: door.identities.anonymous(),
    anonymous: true,
    deadline: performance.now() + door.requestMs,
  })
  return door.ceiling(() => execute(door, body, operation, context, headers.accept))
}

type Named = {
  body: GraphqlBody
  operation: Operation
  trace: RequestTrace | undefined
  /** Undefined while the cookie was not read. */
  claim: Claim | undefined
}

async function answerNamed(
  door: GraphqlDoor,
  request: IncomingMessage,
  { body, operation, trace, claim = claimOf(request.headers) }: Named,
): Promise<GraphqlReply> {
  const started = performance.now()
  const { headers } = request
  const lang = languageOf(headers['accept-language'])
  refuseForeignPages(headers)
  const { asker, pay } = await charge(door, { request, claim }, operation, lang)
  if (asker.byToken) refuseBeyondToken(operation, lang)
  const free = mayAskFreely(asker) && operation.asksOnly
  if (!operation.trusted && !free && !door.allowAdHoc)
    throw new Refusal('OPERATION_NOT_ALLOWED', 403, lang)
  const context = newContext({
    identity: door.identities.signedFor(asker.viewer, lang),
    lang,
    adHoc: free || door.allowAdHoc,
    signedIn: asker.viewer !== null,
    trace,
    pay,
    question: free && !operation.trusted ? newQuestion(false) : null,
    deadline: started + door.requestMs,
  })
  const work = execute(door, body, operation, context, headers.accept)
  const reply = await (operation.trusted ? work : within(door.adHocMs, lang, work))
  const { session, viewer } = asker
  if (session && context.reply.session !== undefined) door.viewers.forget(session)
  if (endsToken(operation)) door.holders.forgetAll()
  const ms = performance.now() - started
  if (!operation.quiet && (reply.status >= 400 || ms > SLOW_MS))
    door.log.info({ operation: operation.name, status: reply.status, ms }, 'request')
  return { ...reply, session: context.reply.session ?? (session && !viewer ? 'clear' : undefined) }
}

/** What this gateway remembers of tokens is forgotten with the answer, so a revoked one asks nothing here from then on. */
function endsToken({ document, asksOnly }: Operation): boolean {
  return !asksOnly && rootFields(document).includes('revokeAccessToken')
}

/** @throws Refusal RESPONSE_TOO_LARGE, and what an approved operation is refused for */
async function execute(
  door: GraphqlDoor,
  body: GraphqlBody,
  operation: Operation,
  context: RequestContext,
  accept: string | undefined,
): Promise<GraphqlReply> {
  const ready = door.approved.get(operation)
  const told = ready ? await askApproved(ready, body.variables, context, accept) : context
  const reply = 'body' in told ? told : await askApollo(door, body, operation, told, accept)
  // a character is three bytes at most: only a text that could be too large is counted
  if (reply.body.length * 3 > door.maxAnswer && Buffer.byteLength(reply.body) > door.maxAnswer)
    throw new Refusal('RESPONSE_TOO_LARGE', 400, context.lang)
  return reply
}

async function askApollo(
  door: GraphqlDoor,
  body: GraphqlBody,
  operation: Operation,
  context: RequestContext,
  accept: string | undefined,
): Promise<GraphqlReply> {
  const operationName = operation.name ?? body.operationName
  const answer = await door.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      search: '',
      headers: plainHeaders(accept),
      body: {
        query: operation.text,
        variables: body.variables,
        ...(operationName === undefined ? {} : { operationName }),
      },
    },
    context: async () => context,
  })
  return {
    status: answer.status ?? 200,
    type: answer.headers.get('content-type') ?? 'application/json',
    body: textOf(answer),
    retryAfter: answer.headers.get('retry-after'),
  }
}

/** Apollo sees the content type and what the client accepts, and no other header. */
function plainHeaders(accept: string | undefined): HeaderMap {
  const headers = new HeaderMap([['content-type', 'application/json']])
  if (accept) headers.set('accept', accept)
  return headers
}

function textOf(answer: HTTPGraphQLResponse): string {
  if (answer.body.kind === 'complete') return answer.body.string
  throw new Error('this gateway does not answer in parts')
}
