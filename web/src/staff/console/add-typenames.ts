import {
  isAbstractType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql'

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * The question with `__typename` wherever an answer may be of several types, so that a figure that is not told can be
 * told from one that is. A text that cannot be read is left as it is: the gateway says what is wrong with it.
 */
export function addTypenames(text: string, schema: GraphQLSchema | null): string {
  if (!schema) return text
  try {
    const types = new TypeInfo(schema)
    const asked = visit(
      parse(text),
      visitWithTypeInfo(types, {
        SelectionSet: (node) =>
          isAbstractType(types.getParentType()) && !node.selections.some(isTypename)
            ? { ...node, selections: [TYPENAME, ...node.selections] }
            : undefined,
      }),
    )
    return print(asked)
  } catch {
    return text
  }
}

function isTypename(node: { kind: string; name?: { value: string } | undefined }): boolean {
  return node.kind === Kind.FIELD && node.name?.value === '__typename'
}
