import {
  isObjectType,
  isIntrospectionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

/** Something of the graph whose name holds the words: a type, or a field of one. */
export type FoundName = { type: GraphQLNamedType; field?: GraphQLField<unknown, unknown> }

/** Types and fields by name; names that begin with the words first, fields of `Query` before others. Mutations are left out: questions only ask. */
export function searchSchema(schema: GraphQLSchema, text: string): FoundName[] {
  const wanted = text.toLowerCase()
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && type.name !== 'Mutation',
  )
  const found = types.flatMap((type): FoundName[] => {
    const fields = isObjectType(type) ? Object.values(type.getFields()) : []
    const own = type.name.toLowerCase().includes(wanted) ? [{ type }] : []
    const inner = fields.filter(({ name }) => name.toLowerCase().includes(wanted))
    return [...own, ...inner.map((field) => ({ type, field }))]
  })
  return found.toSorted((a, b) => weight(a, wanted) - weight(b, wanted))
}

function weight({ type, field }: FoundName, wanted: string): number {
  const name = (field ?? type).name.toLowerCase()
  return (type.name === 'Query' ? 0 : 2) + (name.startsWith(wanted) ? 0 : 1)
}
