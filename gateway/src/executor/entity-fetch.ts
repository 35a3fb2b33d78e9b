import type { FetchNode } from '@apollo/query-planner'
import type { Compiler } from './compiler.ts'
import type { PlanPath } from './entities.ts'
import { compileEntityPart, type Distinct, type EntityPart } from './entity-part.ts'
import { compileRequest } from './fetch-body.ts'
import { sharingOf } from './in-flight.ts'
import type { Run, Step } from './run.ts'

/** A fetch of entities that can be made for itself, or as a part of a batch. */
export type EntityFetch = {
  part: EntityPart
  /** Asks for what was collected; nothing to ask for is no call. */
  ask: (run: Run, distinct: Distinct) => Promise<void>
}

/** Compiles a fetch of `_entities` for the objects at one or more places of the answer. */
export function compileEntityFetch(
  node: FetchNode,
  paths: readonly PlanPath[],
  compiler: Compiler,
): EntityFetch {
  const { serviceName, operationKind, operation, operationName, variableUsages = [] } = node
  const send = compiler.ask(serviceName)
  const requestOf = compileRequest({ operation, operationName, variableUsages })
  const part = compileEntityPart(node, paths, compiler)
  const sharing = sharingOf(operationKind, ['_entities'])
  const ask = async (run: Run, distinct: Distinct): Promise<void> => {
    if (distinct.asked.length === 0) return
    const request = requestOf(run.variables, [{ ...distinct, variable: 'representations' }])
    const { answer, keep } = await send(request, run.context, sharing)
    part.take(run, answer, distinct, keep)
  }
  return { part, ask }
}

export function stepOf({ part, ask }: EntityFetch): Step {
  return (run) => ask(run, part.collect(run))
}
