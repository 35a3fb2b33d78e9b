import type { RequestContext } from '../context.ts'
import type { CallSubgraph, SubgraphRequest } from '../subgraph-call.ts'
import type { SubgraphName } from '../subgraphs.ts'
import type { SubgraphAnswer } from '../representations.ts'
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

type Flight = { answer: Promise<SubgraphAnswer>; context: RequestContext; shared: boolean }

/**
 * Joins identical fetches that are under way at the same time. The key holds the whole body (operation and
 * variables) below the signed identity, so two viewers never meet; who has none shares only what is public.
 */
export function createInFlight(name: SubgraphName, call: CallSubgraph) {
  const flights = new Map<string, Map<string, Flight>>()
  const lead = async (request: FetchRequest, context: RequestContext): Promise<Asked> => {
    const { identity } = context
    const { body } = request.written
    const own = flights.get(identity) ?? new Map<string, Flight>()
    flights.set(identity, own)
    const flight: Flight = { answer: call(request, context), context, shared: false }
    own.set(body, flight)
    try {
      const answer = await flight.answer
      return { answer, keep: flight.shared ? 'COPY' : 'OWN' }
    } finally {
      own.delete(body)
      if (own.size === 0 && flights.get(identity) === own) flights.delete(identity)
    }
  }
  const follow = async (flight: Flight, context: RequestContext): Promise<Asked> => {
    flight.shared = true
    const answer = await flight.answer
    const state = flight.context.services.get(name)
    if (state) context.services.set(name, state)
    return { answer, keep: 'COPY' }
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
    return flight ? follow(flight, context) : lead(request, context)
  }
}

export type AskSubgraph = ReturnType<typeof createInFlight>
