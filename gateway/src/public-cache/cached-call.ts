import type { GraphQLSchema } from 'graphql'
import { createHash } from 'node:crypto'
import type { RequestContext } from '../context.ts'
import type { SubgraphAnswer } from '../representations.ts'
import type { CallSubgraph, SubgraphRequest } from '../subgraph-call.ts'
import { createOperationCache } from '../executor/operation-cache.ts'
import type { SubgraphName } from '../subgraphs.ts'
import { publicFor, type PublicFor } from './public-for.ts'
import type { PublicFields } from './public-fields.ts'
import type { SharedStore } from './shared-store.ts'

export type CachedCallOptions = {
  service: SubgraphName
  call: CallSubgraph
  store: SharedStore
  fields: PublicFields
  /** The supergraph's types, and its digest: a new graph reads nothing of an old one. */
  schema: GraphQLSchema
  version: string
}

/**
 * Asks the shared store before a subgraph, for what its contract declares public and for people who are signed in:
 * public here means the same for each of them. What anybody else asks, and every other answer, is neither read nor kept.
 */
export function createCachedCall(options: CachedCallOptions): CallSubgraph {
  const { call, fields, schema } = options
  const known = createOperationCache<PublicFor>(2_000)
  const policyOf = (query: string): PublicFor => {
    const policy = known.get(query) ?? publicFor(query, fields, schema)
    known.set(query, policy, false)
    return policy
  }
  return async (request, context) => {
    if (!context.signedIn) return await call(request, context)
    const { seconds, ofEntities } = policyOf(request.query)
    if (seconds === 0) return await call(request, context)
    return ofEntities
      ? await askEntities(options, request, context, seconds)
      : await askWhole(options, request, context, seconds)
  }
}

async function askWhole(
  options: CachedCallOptions,
  request: SubgraphRequest,
  context: RequestContext,
  seconds: number,
): Promise<SubgraphAnswer> {
  const key = keyOf(options, request.query, request.variables)
  const [kept] = await options.store.get([key])
  if (kept) return answered(options, context, JSON.parse(kept))
  const answer = await options.call(request, context)
  if (isWhole(answer)) options.store.set([[key, JSON.stringify(answer.data)]], seconds)
  return answer
}

async function askEntities(
  options: CachedCallOptions,
  request: SubgraphRequest,
  context: RequestContext,
  seconds: number,
): Promise<SubgraphAnswer> {
  const { representations, ...rest } = request.variables
  if (!Array.isArray(representations)) return await options.call(request, context)
  const keys = representations.map((one: unknown) =>
    keyOf(options, request.query, { ...rest, one }),
  )
  const kept = await options.store.get(keys)
  const missing = keys.flatMap((_, at) => (kept[at] ? [] : [at]))
  const found = kept.map((text): unknown => (text ? JSON.parse(text) : null))
  if (missing.length === 0) return answered(options, context, { _entities: found })
  const asked = { ...rest, representations: missing.map((at): unknown => representations[at]) }
  const answer = await options.call({ ...request, variables: asked }, context)
  const fresh = answer.data?.['_entities']
  if (!isWhole(answer) || !Array.isArray(fresh) || fresh.length !== missing.length)
    // errors point at places of the shorter list: the whole list is asked for, as if nothing had been kept
    return missing.length === keys.length ? answer : await options.call(request, context)
  const answers: readonly unknown[] = fresh
  const rows = missing.map((at, place) => [at, answers[place]] as const)
  for (const [at, entity] of rows) found[at] = entity
  options.store.set(
    rows.flatMap(([at, entity]) =>
      entity === null ? [] : [[keys[at] ?? '', JSON.stringify(entity)] as const],
    ),
    seconds,
  )
  return { data: { _entities: found } }
}

/** For whoever asked, a kept answer is the service's. */
function answered(
  { service }: CachedCallOptions,
  { services }: RequestContext,
  data: Record<string, unknown>,
): SubgraphAnswer {
  services.set(service, 'ANSWERED')
  return { data }
}

function isWhole({ data, errors }: SubgraphAnswer): boolean {
  return data !== null && data !== undefined && (errors?.length ?? 0) === 0
}

/** Nothing of who asks is in it: the answer is the same for all who may ask at all. */
function keyOf({ service, version }: CachedCallOptions, query: string, variables: object): string {
  const text = JSON.stringify([version, service, query, variables])
  return `tn:public:${createHash('sha256').update(text).digest('base64url')}`
}
