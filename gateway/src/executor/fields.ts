import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { IsWanted } from './conditions.ts'

/** One field of the answer for one type of object: all its occurrences, taken together. */
export type Field = {
  responseName: string
  node: FieldNode
  /** Null for __typename and the schema's own fields. */
  type: GraphQLOutputType | null
  /** The type whose field was written, for words about a missing value. */
  parent: GraphQLCompositeType
  sets: SelectionSetNode[]
}

export type Reading = {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  isWanted: IsWanted
}

/**
 * The fields an object of a type answers with, fragments opened, in the order of the document.
 * GraphQL specification 6.3.2, CollectFields, done once for each type instead of once for each object.
 */
export function fieldsOf(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  reading: Reading,
): Field[] {
  const { schema, fragments, isWanted } = reading
  const fields = new Map<string, Field>()
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
    for (const one of set.selections) {
      if (!isWanted(one.directives)) continue
      if (one.kind === Kind.FIELD) {
        add(fields, one, parent)
        continue
      }
      const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one
      const condition = fragment?.typeCondition?.name.value
      const inner = condition === undefined ? parent : compositeNamed(schema, condition)
      if (fragment && inner && fits(schema, type, inner)) walk(fragment.selectionSet, inner)
    }
  }
  for (const set of sets) walk(set, type)
  return [...fields.values()]
}

function add(fields: Map<string, Field>, node: FieldNode, parent: GraphQLCompositeType): void {
  const responseName = (node.alias ?? node.name).value
  const known = fields.get(responseName)
  const sets = node.selectionSet ? [node.selectionSet] : []
  if (known) known.sets.push(...sets)
  else fields.set(responseName, { responseName, node, type: typeOf(parent, node), parent, sets })
}

function typeOf(parent: GraphQLCompositeType, { name }: FieldNode): GraphQLOutputType | null {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return null
  return parent.getFields()[name.value]?.type ?? null
}

/** A type that has fields or stands for one that has; null for a name the schema does not know as such. */
export function compositeNamed(schema: GraphQLSchema, name: string): GraphQLCompositeType | null {
  const type = schema.getType(name)
  return isObjectType(type) || isAbstractType(type) ? type : null
}

function fits(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  condition: GraphQLCompositeType,
): boolean {
  if (type === condition) return true
  if (!isAbstractType(condition)) return false
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(condition, type)
}
