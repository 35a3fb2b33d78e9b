import type { QueryPlan } from '@apollo/query-planner'
import {
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { RequestContext } from '../context.ts'
import type { Compiler } from './compiler.ts'
import { booleanDefaults, conditionVariables, isWantedWith } from './conditions.ts'
import { compileIntrospection } from './introspection.ts'
import type { JsonBytes } from './json-bytes.ts'
import { ownOf, put, type Json } from './own.ts'
import { compilePlan } from './plan.ts'
import type { Run } from './run.ts'
import type { Shaping } from './shaping.ts'
import { compileWriter } from './writer.ts'
import { END, START, WrittenData } from './written-data.ts'

export type Answer = {
  data?: WrittenData | null
  errors?: readonly GraphQLError[]
  extensions?: { valueCompletion: readonly GraphQLError[] }
}
/** Runs an operation for one request. */
export type RunOperation = (variables: Json, context: RequestContext) => Promise<Answer>

/** False: `data` is null as a whole. */
type WriteAnswer = (data: Json, shaping: Shaping) => boolean

/** Shapes kept per operation: each choice of the variables of @skip and @include has its own. */
const MOST_SHAPES = 16
/** Wrong values that are told: each is told with the whole object around it, and thousands of them would take minutes. */
const MOST_WRONG = 10

export type Compilation = {
  plan: QueryPlan
  document: DocumentNode
  operation: OperationDefinitionNode
  /** The API's schema. */
  schema: GraphQLSchema
  compiler: Compiler
}

/**
 * Turns one planned operation into a function: variables checked, fetches made, answers merged and written.
 * @throws NotCompiled for a plan only Apollo's executor runs
 */
export function compileOperation(compilation: Compilation): RunOperation {
  const { plan, operation, schema, compiler } = compilation
  const fetchAll = compilePlan(plan, booleanDefaults(operation), compiler)
  const writerFor = compileShapes(compilation)
  const definitions = operation.variableDefinitions ?? []
  return async (variables, context) => {
    if (definitions.length > 0) {
      const most = { maxErrors: MOST_WRONG, hideSuggestions: true }
      const { errors } = getVariableValues(schema, definitions, variables, most)
      // the last of too many says that there are too many, and Apollo Server would take it for a fault of ours
      if (errors) return { errors: errors.slice(0, MOST_WRONG) }
    }
    const run: Run = { context, variables, data: {}, errors: [] }
    await fetchAll(run)
    return answerOf(run, writerFor(variables), compiler.out)
  }
}

function answerOf(
  { data: merged, variables, errors }: Run,
  write: WriteAnswer,
  out: JsonBytes,
): Answer {
  const shaping: Shaping = { out, path: [], errors: [], variables }
  out.at = 0
  try {
    out.put(START)
    const isThere = write(merged, shaping)
    out.put(END)
    const data = isThere ? new WrittenData(out.take()) : null
    if (errors.length > 0) return { errors, data }
    return shaping.errors.length > 0
      ? { data, extensions: { valueCompletion: shaping.errors } }
      : { data }
  } catch (error) {
    // an answer that is not of the schema's shape: the fault of a subgraph, and no words of it to the client
    const originalError = error instanceof Error ? error : new Error(String(error))
    return { errors: [new GraphQLError(originalError.message, { originalError })] }
  }
}

/** The writer for the given variables; one is compiled for each choice that occurs. */
function compileShapes(compilation: Compilation): (variables: Json) => WriteAnswer {
  const { document, operation } = compilation
  const names = conditionVariables(document)
  const defaults = booleanDefaults(operation)
  const known = new Map<string, WriteAnswer>()
  return (variables) => {
    const chosen: Json = {}
    for (const name of names)
      put(chosen, name, (ownOf(variables, name) ?? ownOf(defaults, name)) === true)
    const key = names.map((name) => (ownOf(chosen, name) === true ? '1' : '0')).join('')
    const found = known.get(key)
    if (found) return found
    const compiled = compileShape(compilation, chosen)
    if (known.size >= MOST_SHAPES) known.clear()
    known.set(key, compiled)
    return compiled
  }
}

function compileShape({ document, operation, schema }: Compilation, chosen: Json): WriteAnswer {
  const root = schema.getRootType(operation.operation)
  if (!root) throw new Error(`the schema has no ${operation.operation}`)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const reading = { schema, fragments, isWanted: isWantedWith(chosen) }
  return compileWriter(operation.selectionSet, root, reading, (field) =>
    compileIntrospection(field, operation, fragments, schema),
  )
}
