import type { FetchNode } from '@apollo/query-planner'
import type { SubgraphAnswer, SubgraphError } from '../representations.ts'
import type { Compiler } from './compiler.ts'
import { entitiesAt, pathsAt, type ErrorPath, type PlanPath } from './entities.ts'
import { fetchError } from './fetch-error.ts'
import { copyOf, merge, type Keep } from './merge.ts'
import { isJson, type Json } from './own.ts'
import { compilePick } from './representation.ts'
import { compileRewrites, type Rewrite } from './rewrites.ts'
import type { Run } from './run.ts'

/** The distinct entities to ask for, the objects each of them stands for, and the first object of each path. */
export type Distinct = { asked: Json[]; texts: string[]; owners: Json[][]; firsts: Json[] }

/** One selection of entities, for the objects at one or more places of the answer. */
export type EntityPart = {
  collect: (run: Run) => Distinct
  /** @throws Error when the subgraph did not answer for exactly the entities it was asked for */
  take: (run: Run, answer: SubgraphAnswer, distinct: Distinct, keep: Keep) => void
}

/**
 * Compiles what a fetch of `_entities` collects and how its answer is merged: each entity is asked for once, and
 * its answer and its errors go to every object it stands for. Two objects of the result are never one.
 */
export function compileEntityPart(
  node: FetchNode,
  paths: readonly PlanPath[],
  { fitsType }: Compiler,
): EntityPart {
  const { serviceName, requires = [] } = node
  const pick = compilePick(requires, fitsType)
  const input = compileRewrites(node.inputRewrites, fitsType)
  const output = compileRewrites(node.outputRewrites, fitsType)
  const collect = ({ data }: Run): Distinct => {
    const known = new Map<string, Json[]>()
    const distinct: Distinct = { asked: [], texts: [], owners: [], firsts: [] }
    for (const path of paths) {
      let isFirst = true
      for (const entity of entitiesAt(data, path)) {
        const picked = pick(entity)
        if (!picked?.['__typename']) continue
        input?.(picked)
        add(distinct, known, picked, entity)
        if (isFirst) distinct.firsts.push(entity)
        isFirst = false
      }
    }
    return distinct
  }
  const take: EntityPart['take'] = (run, answer, distinct, keep) => {
    if (answer.errors) tellErrors(run, answer, distinct, paths, serviceName)
    if (answer.data) mergeEntities(entitiesOf(answer, distinct), distinct, output, keep)
  }
  return { collect, take }
}

function add(distinct: Distinct, known: Map<string, Json[]>, picked: Json, entity: Json): void {
  const text = JSON.stringify(picked)
  const owners = known.get(text)
  if (owners) return void owners.push(entity)
  const first = [entity]
  known.set(text, first)
  distinct.asked.push(picked)
  distinct.texts.push(text)
  distinct.owners.push(first)
}

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

/** An error at an entity is told at each object it stands for; one without any data, at the first of each path. */
function tellErrors(
  run: Run,
  { data, errors = [] }: SubgraphAnswer,
  { owners, firsts }: Distinct,
  paths: readonly PlanPath[],
  serviceName: string,
): void {
  const places = new Map(paths.flatMap((path) => [...pathsAt(run.data, path)]))
  for (const error of errors) {
    const found = data ? ownersOf(error, owners) : isAtEntity(error) ? firsts : []
    const rest = error.path?.slice(2) ?? []
    for (const owner of found)
      run.errors.push(fetchError(error, serviceName, [...(places.get(owner) ?? []), ...rest]))
    if (found.length === 0)
      run.errors.push(fetchError(error, serviceName, unplaced(paths[0] ?? [], error.path)))
  }
}

function isAtEntity({ path }: SubgraphError): boolean {
  return typeof path?.[1] === 'number'
}

function ownersOf({ path }: SubgraphError, owners: readonly Json[][]): readonly Json[] {
  const at = path?.[1]
  return typeof at === 'number' ? (owners[at] ?? []) : []
}

function unplaced(path: PlanPath, given: ErrorPath | undefined): ErrorPath | undefined {
  return given && [...path, ...given]
}
