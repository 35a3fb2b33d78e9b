import type { RequestContext } from '../context.ts'
import { ENOUGH_MS } from '../resilience/lane.ts'
import { failedAnswer, isUnavailable } from '../subgraph-answer.ts'
import type { CallSubgraph, SubgraphRequest } from '../subgraph-call.ts'
import type { SubgraphName } from '../subgraphs.ts'
import type { SubgraphAnswer } from '../representations.ts'
import { before } from './before.ts'
import type { Keep } from './merge.ts'

/** An answer, and whether somebody else merges the same objects. */
export type Asked = { answer: SubgraphAnswer; keep: Keep }

/** A fetch on its way: its request with the body already written. */
export type FetchRequest = SubgraphRequest & Required<Pick<SubgraphRequest, 'written'>>

/** Root fields everybody gets the same answer to, and that carry no identity (privacy.md 2.5). */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['surveyManifest', 'ballotKeys'])

/** Whose fetches of one kind may be one call: one viewer's, also strangers', or nobody's (mutations). */
export type Sharing = 'VIEWER' | 'PUBLIC' | 'NEVER'

export function sharingOf(operationKind: string, rootFields: readonly string[]): Sharing {
  if (operationKind !== 'query') return 'NEVER'
  return rootFields.length > 0 && rootFields.every((name) => PUBLIC_FIELDS.has(name))
    ? 'PUBLIC'
    : 'VIEWER'
}

/** `context`: whose call it is, which ends with that deadline. `latest`: the last deadline of all who wait for it. */
type Flight = {
  answer: Promise<SubgraphAnswer>
  context: RequestContext
  shared: boolean
  latest: number
}

/**
 * Joins identical fetches that are under way at the same time. The key holds the whole body (operation and
 * variables) below the signed identity, so two viewers never meet; who has none shares only what is public. Each
 * request keeps its own deadline: one call lives as long as its leader, and who has more time asks once more.
 */
export function createInFlight(name: SubgraphName, call: CallSubgraph) {
  const flights = new Map<string, Map<string, Flight>>()
  const start = (request: FetchRequest, context: RequestContext): Flight => {
    const { identity, deadline: latest } = context
    const { body } = request.written
    const own = flights.get(identity) ?? new Map<string, Flight>()
    flights.set(identity, own)
    const land = async (): Promise<SubgraphAnswer> => {
      try {
        return await call(request, context)
      } finally {
        own.delete(body)
        if (own.size === 0 && flights.get(identity) === own) flights.delete(identity)
      }
    }
    const flight: Flight = { answer: land(), context, shared: false, latest }
    own.set(body, flight)
    return flight
  }
  const lead = async (request: FetchRequest, context: RequestContext): Promise<Asked> => {
    const flight = start(request, context)
    const answer = await flight.answer
    return { answer, keep: flight.shared ? 'COPY' : 'OWN' }
  }
  const wait = async (
    flight: Flight,
    request: FetchRequest,
    context: RequestContext,
  ): Promise<Asked> => {
    flight.shared = true
    flight.latest = Math.max(flight.latest, context.deadline)
    const endsFirst = context.deadline < flight.context.deadline
    const answer = endsFirst ? await before(context.deadline, flight.answer) : await flight.answer
    const state = answer ? flight.context.services.get(name) : 'FAILED'
    if (state) context.services.set(name, state)
    const late = () => failedAnswer('SUBGRAPH_UNAVAILABLE', name, request.query, context)
    return { answer: answer ?? late(), keep: 'COPY' }
  }
  const follow = async (
    flight: Flight,
    request: FetchRequest,
    context: RequestContext,
  ): Promise<Asked> => {
    const asked = await wait(flight, request, context)
    if (!wasCutShort(flight, asked.answer, context.deadline)) return asked
    // one call for all who waited, as long as the one of them with most time
    const next =
      flights.get(context.identity)?.get(request.written.body) ??
      start(request, { ...context, deadline: flight.latest })
    return await wait(next, request, context)
  }
  // what is read from now on must not join what may have been read before the change
  const change = async (request: FetchRequest, context: RequestContext): Promise<Asked> => {
    try {
      return { answer: await call(request, context), keep: 'OWN' }
    } finally {
      // a ballot changes nothing of what is public
      if (!context.anonymous) flights.delete(context.identity)
    }
  }
  return async (
    request: FetchRequest,
    context: RequestContext,
    sharing: Sharing,
  ): Promise<Asked> => {
    if (sharing === 'NEVER') return change(request, context)
    if (sharing === 'VIEWER' && !context.signedIn)
      return { answer: await call(request, context), keep: 'OWN' }
    const flight = flights.get(context.identity)?.get(request.written.body)
    return flight ? follow(flight, request, context) : lead(request, context)
  }
}

/** Whether a call failed because the time of its own request ran out, and not that of one who waited for it. */
function wasCutShort({ context }: Flight, answer: SubgraphAnswer, deadline: number): boolean {
  const now = performance.now()
  const hadNoTime = context.deadline - now < ENOUGH_MS
  return hadNoTime && deadline > Math.max(now, context.deadline) && isUnavailable(answer)
}

export type AskSubgraph = ReturnType<typeof createInFlight>
