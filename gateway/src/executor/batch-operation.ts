import type { FetchNode } from '@apollo/query-planner'
import {
  Kind,
  parse,
  print,
  visit,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { Sent } from './fetch-body.ts'

const REPRESENTATIONS = 'representations'

/** The key under which a part of a batch is answered, and its variable. */
export const keyOfPart = (at: number): string => `_entities_${at}`
export const variableOfPart = (at: number): string => `representations_${at}`

/** An operation of the planner that selects entities and nothing else; null for any other, or with fragments. */
export function readEntityOperation({ operation }: FetchNode): OperationDefinitionNode | null {
  const [first, ...others] = parse(operation, { noLocation: true }).definitions
  if (first?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return null
  const { selections } = first.selectionSet
  const [only] = selections
  const isPlain =
    selections.length === 1 && only?.kind === Kind.FIELD && only.name.value === '_entities'
  return isPlain && (first.directives?.length ?? 0) === 0 ? first : null
}

/** The same text for operations that differ in their name only. */
export function unnamed({ name: _, ...operation }: OperationDefinitionNode): string {
  return print(operation)
}

/**
 * Joins operations on entities into one: each with a variable and a key of its own, the client's variables
 * once. What Hive's planner calls a batch fetch.
 * @returns null when a variable of the client has a name that is needed
 */
export function joinOperations(
  operations: readonly OperationDefinitionNode[],
  { operationName }: FetchNode,
): Sent | null {
  const variables = new Map<string, VariableDefinitionNode>()
  const fields: FieldNode[] = []
  for (const [at, operation] of operations.entries()) {
    for (const one of operation.variableDefinitions ?? [])
      if (one.variable.name.value !== REPRESENTATIONS) variables.set(one.variable.name.value, one)
    fields.push(...renamed(operation, at))
  }
  const needed = operations.map((_, at) => variableOfPart(at))
  if (needed.some((name) => variables.has(name))) return null
  const [first] = operations
  if (!first) return null
  const head = [
    ...needed.map((name) => `$${name}: [_Any!]!`),
    ...[...variables.values()].map(print),
  ]
  const name = operationName === undefined ? '' : ` ${operationName}`
  const operation = `query${name}(${head.join(', ')}) { ${fields.map(print).join(' ')} }`
  return { operation, operationName, variableUsages: [...variables.keys()] }
}

function renamed({ selectionSet }: OperationDefinitionNode, at: number): FieldNode[] {
  return selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD
      ? [
          visit(
            { ...selection, alias: { kind: Kind.NAME, value: keyOfPart(at) } },
            {
              Variable: ({ name }) =>
                name.value === REPRESENTATIONS
                  ? { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variableOfPart(at) } }
                  : undefined,
            },
          ),
        ]
      : [],
  )
}
