import {
  executeSync,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Field } from './fields.ts'
import { ownOf, type Json } from './own.ts'

/** The answer to one root field about the schema. */
export type Introspect = (variables: Json) => unknown

/**
 * `__schema` and `__type` are answered by graphql-js from the API's schema; no subgraph is asked.
 * @throws Error when graphql-js finds a fault in it, which validation should have found
 */
export function compileIntrospection(
  { node, responseName, sets }: Field,
  { variableDefinitions }: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
): Introspect {
  const selections = sets.flatMap((set) => set.selections)
  const field = { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: variableDefinitions ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
      },
      ...fragments.values(),
    ],
  }
  return (variableValues) => {
    const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues })
    if (!data || errors?.length)
      throw new Error(`the schema could not be read: ${errors?.[0]?.message}`)
    return ownOf(data, responseName)
  }
}
