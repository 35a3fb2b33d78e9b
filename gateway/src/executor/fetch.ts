import type { FetchNode } from '@apollo/query-planner'
import { Kind, parse } from 'graphql'
import type { Compiler } from './compiler.ts'
import { entitiesAt, type PlanPath } from './entities.ts'
import { compileEntityFetch, stepOf } from './entity-fetch.ts'
import { compileRequest } from './fetch-body.ts'
import { fetchError, thrownError } from './fetch-error.ts'
import { sharingOf } from './in-flight.ts'
import { copyOf, merge } from './merge.ts'
import { isJson } from './own.ts'
import { compileRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'

/**
 * Compiles one fetch of a plan: ask, merge, and tell its errors at their place in the whole answer.
 */
export function compileFetch(node: FetchNode, path: PlanPath, compiler: Compiler): Step {
  return node.requires
    ? forgiving(stepOf(compileEntityFetch(node, [path], compiler)))
    : forgiving(compileRootFetch(node, path, compiler))
}

/** What goes wrong in a step is an error of the answer, never of the request. */
export function forgiving(step: Step): Step {
  return async (run) => {
    try {
      await step(run)
    } catch (error) {
      run.errors.push(thrownError(error))
    }
  }
}

function compileRootFetch(node: FetchNode, path: PlanPath, compiler: Compiler): Step {
  const { serviceName, operationKind } = node
  const ask = compiler.ask(serviceName)
  const { operation, operationName, variableUsages = [] } = node
  const requestOf = compileRequest({ operation, operationName, variableUsages })
  const rewrite = compileRewrites(node.outputRewrites, compiler.fitsType)
  const sharing = sharingOf(operationKind, rootFieldsOf(operation))
  return async (run: Run) => {
    const entities = path.length === 0 ? [run.data] : entitiesAt(run.data, path)
    if (entities.length === 0) return
    const { answer, keep } = await ask(requestOf(run.variables, []), run.context, sharing)
    for (const error of answer.errors ?? [])
      run.errors.push(fetchError(error, serviceName, error.path && [...path, ...error.path]))
    if (!answer.data) return
    const data = rewrite ? copyOf(answer.data) : answer.data
    if (!isJson(data)) return
    rewrite?.(data)
    const only = entities.length === 1 && keep === 'OWN'
    for (const entity of entities) merge(entity, data, only ? 'OWN' : 'COPY')
  }
}

/** The names of the fields an operation of the planner starts with. */
function rootFieldsOf(operation: string): string[] {
  return parse(operation, { noLocation: true }).definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? node.selectionSet.selections.map((one) =>
          one.kind === Kind.FIELD ? one.name.value : '...',
        )
      : [],
  )
}
