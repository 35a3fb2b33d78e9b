import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { SubgraphAnswer } from '../representations.ts'
import type { Compiler } from './compiler.ts'
import { entitiesAt, pathsAt, type ErrorPath, type PlanPath } from './entities.ts'
import { compileRequest } from './fetch-body.ts'
import { fetchError } from './fetch-error.ts'
import { sharingOf } from './in-flight.ts'
import { copyOf, merge, type Keep } from './merge.ts'
import { isJson, type Json } from './own.ts'
import { compilePick, type Pick } from './representation.ts'
import { compileRewrites, type Rewrite } from './rewrites.ts'
import type { Run, Step } from './run.ts'

/** The distinct entities to ask for, and the objects each of them stands for. */
type Distinct = { asked: Json[]; texts: string[]; owners: Json[][] }

/**
 * Compiles a fetch of `_entities`: each entity is asked for once, and its answer and its errors go to every
 * object it stands for. Two objects of the result are never one.
 */
export function compileEntityFetch(
  node: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  path: PlanPath,
  compiler: Compiler,
): Step {
  const { serviceName, operationKind } = node
  const ask = compiler.ask(serviceName)
  const requestOf = compileRequest(node)
  const pick = compilePick(requires, compiler.fitsType)
  const input = compileRewrites(node.inputRewrites, compiler.fitsType)
  const output = compileRewrites(node.outputRewrites, compiler.fitsType)
  const sharing = sharingOf(operationKind, ['_entities'])
  return async (run: Run) => {
    const distinct = distinctOf(entitiesAt(run.data, path), pick, input)
    if (distinct.asked.length === 0) return
    const request = requestOf(run.variables, distinct)
    const { answer, keep } = await ask(request, run.context, sharing)
    if (answer.errors) tellErrors(run, answer, distinct, path, serviceName)
    if (answer.data) mergeEntities(entitiesOf(answer, distinct), distinct, output, keep)
  }
}

function distinctOf(entities: readonly Json[], pick: Pick, rewrite: Rewrite | null): Distinct {
  const known = new Map<string, Json[]>()
  const distinct: Distinct = { asked: [], texts: [], owners: [] }
  for (const entity of entities) {
    const picked = pick(entity)
    if (!picked?.['__typename']) continue
    rewrite?.(picked)
    const text = JSON.stringify(picked)
    const owners = known.get(text)
    if (owners) owners.push(entity)
    else {
      const first = [entity]
      known.set(text, first)
      distinct.asked.push(picked)
      distinct.texts.push(text)
      distinct.owners.push(first)
    }
  }
  return distinct
}

/** @throws Error when the subgraph did not answer for exactly the entities it was asked for */
function entitiesOf({ data }: SubgraphAnswer, { asked }: Distinct): readonly unknown[] {
  const entities = data?.['_entities']
  if (!Array.isArray(entities))
    throw new Error('Expected "data._entities" in response to be an array')
  if (entities.length === asked.length) return entities
  throw new Error(`Expected "data._entities" to contain ${asked.length} elements`)
}

function mergeEntities(
  entities: readonly unknown[],
  { owners }: Distinct,
  rewrite: Rewrite | null,
  keep: Keep,
): void {
  for (const [at, given] of entities.entries()) {
    if (!isJson(given)) continue
    const mine = owners[at] ?? []
    for (const [copy, owner] of mine.entries())
      if (rewrite) merge(owner, rewritten(given, owner, rewrite), 'OWN')
      else merge(owner, given, copy === mine.length - 1 ? keep : 'COPY')
  }
}

function rewritten(given: Json, owner: Json, rewrite: Rewrite): Json {
  const copy = copyOf(given)
  if (!isJson(copy)) return {}
  copy['__typename'] ??= owner['__typename']
  rewrite(copy)
  return copy
}

/** An error at an entity is told at each object it stands for; one without any entity, at the first only. */
function tellErrors(
  run: Run,
  { data, errors = [] }: SubgraphAnswer,
  { owners }: Distinct,
  path: PlanPath,
  serviceName: string,
): void {
  const paths = pathsAt(run.data, path)
  for (const error of errors) {
    const [, at, ...rest] = error.path ?? []
    const all = typeof at === 'number' ? (owners[at] ?? []) : []
    for (const owner of data ? all : all.slice(0, 1))
      run.errors.push(fetchError(error, serviceName, [...(paths.get(owner) ?? []), ...rest]))
    if (all.length === 0) run.errors.push(fetchError(error, serviceName, pathOf(path, error.path)))
  }
}

function pathOf(path: PlanPath, given: ErrorPath | undefined): ErrorPath | undefined {
  return given && [...path, ...given]
}
