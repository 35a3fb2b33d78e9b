import {
  getNamedType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { keepFor, type PublicFields } from './public-fields.ts'

/** What an operation to a subgraph asks of entities is kept entity by entity, anything else as a whole. */
export type PublicFor = { seconds: number; ofEntities: boolean }

const NEVER: PublicFor = { seconds: 0, ofEntities: false }

/**
 * How long the answer of an operation to a subgraph is the same for everybody signed in: the least of all its fields.
 * One field that is not declared public, a mutation, or a type only known at run time: never.
 * @param schema the supergraph's types
 */
export function publicFor(query: string, fields: PublicFields, schema: GraphQLSchema): PublicFor {
  const document = parse(query, { noLocation: true })
  const [operation, ...others] = document.definitions.filter(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  )
  if (!operation || others.length > 0 || operation.operation !== OperationTypeNode.QUERY)
    return NEVER
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  const top = operation.selectionSet.selections
  const [only] = top
  const ofEntities =
    top.length === 1 && only?.kind === Kind.FIELD && only.name.value === '_entities'
  const selected = ofEntities ? only.selectionSet : operation.selectionSet
  const type = ofEntities ? undefined : (schema.getQueryType() ?? undefined)
  if (!selected) return NEVER
  const seconds = leastOf(selected, type, { fields, schema, fragments })
  return Number.isFinite(seconds) && seconds > 0 ? { seconds, ofEntities } : NEVER
}

type Known = {
  fields: PublicFields
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

function leastOf(
  { selections }: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  known: Known,
): number {
  return Math.min(
    ...selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value, known)
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value
        return leastOf(selection.selectionSet, on ? known.schema.getType(on) : type, known)
      }
      const name = selection.name.value
      if (name === '__typename') return Number.POSITIVE_INFINITY
      if (!isObjectType(type)) return 0
      const own = keepFor(known.fields, type.name, name)
      const field = type.getFields()[name]
      if (own === 0 || !selection.selectionSet || !field) return own
      return Math.min(own, leastOf(selection.selectionSet, getNamedType(field.type), known))
    }),
  )
}

function ofFragment(name: string, known: Known): number {
  const fragment = known.fragments.get(name)
  if (!fragment) return 0
  const type = known.schema.getType(fragment.typeCondition.name.value)
  return leastOf(fragment.selectionSet, type, known)
}
