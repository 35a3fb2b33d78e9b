import { Kind, parse } from 'graphql'
import * as z from 'zod'
import type { RequestContext } from './context.ts'
import type { SubgraphAnswer, SubgraphError } from './representations.ts'
import { say, type GatewayCode } from './words.ts'

const errorShape = z.object({
  message: z.string().catch(''),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
  extensions: z.record(z.string(), z.unknown()).catch({}),
})
const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorShape).default([]),
})

/**
 * The GraphQL answer in a body.
 * @throws Error when it is none: neither data nor a reason is nobody's answer, and must not read as "there is nothing"
 */
export function readAnswer(text: string): SubgraphAnswer {
  const parsed: unknown = JSON.parse(text)
  if (isRecord(parsed) && parsed['errors'] === undefined && isRecord(parsed['data']))
    return { data: parsed['data'] }
  const { data = null, errors } = answerShape.parse(parsed)
  if (data === null && errors.length === 0) throw new Error('neither data nor errors')
  return { data, errors: errors.map(withoutEmptyPath) }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withoutEmptyPath({
  message,
  path,
  extensions,
}: z.infer<typeof errorShape>): SubgraphError {
  return { message, extensions, ...(path.length > 0 ? { path } : {}) }
}

/**
 * What stands for the answer of a subgraph that gave none: null, and a typed error at each field it owed.
 * Nothing of the subgraph's own words or address is in it (gateway.md, fact 9).
 */
export function failedAnswer(
  code: GatewayCode,
  service: string,
  query: string,
  { lang }: RequestContext,
): SubgraphAnswer {
  const error = { message: say(code, lang), extensions: { code, service } }
  return { data: null, errors: owedPaths(query).map((path) => ({ ...error, path })) }
}

/** Whether nobody answered: nothing in it is a service's own word. */
export function isUnavailable({ errors = [] }: SubgraphAnswer): boolean {
  return errors.length > 0 && errors.every(({ extensions }) => extensions?.['code'] === GONE)
}
const GONE: GatewayCode = 'SUBGRAPH_UNAVAILABLE'

/** The root fields of the subgraph's operation; for entities the first of them stands for all. */
function owedPaths(query: string): (string | number)[][] {
  const [operation] = parse(query, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return []
  const keys = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [(selection.alias ?? selection.name).value] : [],
  )
  return keys.map((key) => (key === '_entities' ? [key, 0] : [key]))
}
