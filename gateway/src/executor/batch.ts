import type { FetchNode } from '@apollo/query-planner'
import type { SubgraphAnswer, SubgraphError } from '../representations.ts'
import { isUnavailable } from '../subgraph-answer.ts'
import {
  joinOperations,
  keyOfPart,
  readEntityOperation,
  unnamed,
  variableOfPart,
} from './batch-operation.ts'
import type { Compiler } from './compiler.ts'
import type { PlanPath } from './entities.ts'
import { compileEntityFetch, stepOf, type EntityFetch } from './entity-fetch.ts'
import type { Distinct } from './entity-part.ts'
import { compileRequest, type MakeRequest } from './fetch-body.ts'
import { fetchError } from './fetch-error.ts'
import { sharingOf } from './in-flight.ts'
import type { Run, Step } from './run.ts'

/** A fetch of entities beside others of the same service. */
export type Sibling = { node: FetchNode; path: PlanPath }

/**
 * Compiles fetches that the plan makes at the same time of the same service. Those that differ only in their
 * place ask once for the entities of all places; different ones travel in one request.
 */
export function compileSiblings(siblings: readonly Sibling[], compiler: Compiler): Step[] {
  const groups = Map.groupBy(siblings, ({ node }) => sameness(node))
  const fetches = [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ node: first.node, paths: group.map(({ path }) => path) }] : []
  })
  const [alone, together] = partition(fetches, ({ node }) =>
    compiler.keeps(node.serviceName, node.operation),
  )
  const compile = ({ node, paths }: Places): EntityFetch =>
    compileEntityFetch(node, paths, compiler)
  return [
    ...alone.map((one) => stepOf(compile(one))),
    ...joined(together, together.map(compile), compiler),
  ]
}

type Places = { node: FetchNode; paths: PlanPath[] }

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))]
}

/** One step for all, or a step for each when they cannot be joined. */
function joined(
  fetches: readonly Places[],
  compiled: readonly EntityFetch[],
  compiler: Compiler,
): Step[] {
  const [first] = fetches
  const operations = fetches.flatMap(({ node }) => readEntityOperation(node) ?? [])
  const isWhole = compiled.length > 1 && operations.length === compiled.length
  const request = first && isWhole ? joinOperations(operations, first.node) : null
  if (!first || !request) return compiled.map(stepOf)
  return [compileBatch(compiled, compileRequest(request), first.node.serviceName, compiler)]
}

/** Equal for fetches that differ only in their place and their name. */
function sameness(node: FetchNode): string {
  const { operation, requires, inputRewrites, outputRewrites, variableUsages } = node
  const read = readEntityOperation(node)
  const text = read ? unnamed(read) : operation
  return JSON.stringify([text, requires, inputRewrites, outputRewrites, variableUsages])
}

function compileBatch(
  fetches: readonly EntityFetch[],
  requestOf: MakeRequest,
  serviceName: string,
  compiler: Compiler,
): Step {
  const send = compiler.ask(serviceName)
  const sharing = sharingOf('query', ['_entities'])
  const keys = new Set<unknown>(fetches.map((_, at) => keyOfPart(at)))
  const askAlone = async (run: Run, all: readonly Distinct[]): Promise<void> => {
    const askOne = async ({ ask }: EntityFetch, at: number): Promise<void> => {
      const distinct = all[at]
      if (distinct) await ask(run, distinct)
    }
    await Promise.all(fetches.map(askOne))
  }
  return async (run) => {
    const all = fetches.map(({ part }) => part.collect(run))
    if (all.filter(({ asked }) => asked.length > 0).length < 2) return askAlone(run, all)
    const entities = all.map((distinct, at) => ({ ...distinct, variable: variableOfPart(at) }))
    const { answer, keep } = await send(requestOf(run.variables, entities), run.context, sharing)
    // one part may have spoiled the whole: then each is asked for itself, unless nobody was there
    if (!answer.data && !isUnavailable(answer)) return askAlone(run, all)
    for (const error of answer.errors ?? [])
      if (!keys.has(error.path?.[0])) run.errors.push(fetchError(error, serviceName, undefined))
    for (const [at, { part }] of fetches.entries()) {
      const distinct = all[at]
      if (distinct && distinct.asked.length > 0) part.take(run, partOf(answer, at), distinct, keep)
    }
  }
}

/** What of the answer of a batch belongs to one part, as if it had been asked alone. */
function partOf({ data, errors }: SubgraphAnswer, at: number): SubgraphAnswer {
  const key = keyOfPart(at)
  const mine = errors?.flatMap((error) => placed(error, key))
  return {
    data: data ? { _entities: data[key] } : null,
    ...(mine && mine.length > 0 ? { errors: mine } : {}),
  }
}

/** An error of a whole part stands at its first entity. */
function placed(error: SubgraphError, key: string): SubgraphError[] {
  const [root, ...rest] = error.path ?? []
  return root === key ? [{ ...error, path: ['_entities', ...(rest.length > 0 ? rest : [0])] }] : []
}
