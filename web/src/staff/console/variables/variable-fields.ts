import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  print,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type GraphQLType,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql'

/** How a variable is typed in. JSON: lists and input objects. */
export type FieldKind = 'INT' | 'FLOAT' | 'TEXT' | 'BOOLEAN' | 'DATE' | 'ENUM' | 'JSON'

/** One variable of an operation as a field of a form. */
export type VariableField = {
  name: string
  kind: FieldKind
  /** As the question writes it: `Int!`. */
  typeName: string
  type: GraphQLInputType | null
  required: boolean
  /** What stands in when nothing is typed, as GraphQL; null: nothing. */
  preset: string | null
  options: readonly string[]
}

/** The operations of a text, or null while it cannot be read. */
export function operationsOf(text: string): OperationDefinitionNode[] | null {
  try {
    return parse(text, { noLocation: true }).definitions.filter(
      (node) => node.kind === Kind.OPERATION_DEFINITION,
    )
  } catch {
    return null
  }
}

/** The fields of a form for an operation's variables. A type the schema does not know is typed as text. */
export function variableFields(
  schema: GraphQLSchema | null,
  operation: OperationDefinitionNode | undefined,
): VariableField[] {
  return (operation?.variableDefinitions ?? []).map((node) => fieldOf(schema, node))
}

function fieldOf(schema: GraphQLSchema | null, node: VariableDefinitionNode): VariableField {
  const type = schema ? inputType(schema, node.type) : null
  const named = type ? getNamedType(type) : null
  const isList = node.type.kind === Kind.LIST_TYPE || isListType(nullable(type))
  const preset = node.defaultValue ? print(node.defaultValue) : null
  return {
    name: node.variable.name.value,
    kind:
      isList || isInputObjectType(named) ? 'JSON' : isEnumType(named) ? 'ENUM' : kindOf(node.type),
    typeName: print(node.type),
    type,
    required: node.type.kind === Kind.NON_NULL_TYPE && preset === null,
    preset,
    options: isEnumType(named) ? named.getValues().map(({ name }) => name) : [],
  }
}

function inputType(schema: GraphQLSchema, node: TypeNode): GraphQLInputType | null {
  const type = typeOf(schema, node)
  return isInputType(type) ? type : null
}

function typeOf(schema: GraphQLSchema, node: TypeNode): GraphQLType | undefined {
  switch (node.kind) {
    case Kind.NAMED_TYPE:
      return typeFromAST(schema, node)
    case Kind.LIST_TYPE:
      return typeFromAST(schema, node)
    case Kind.NON_NULL_TYPE:
      return typeFromAST(schema, node)
  }
}

function nullable(type: GraphQLInputType | null): unknown {
  return isNonNullType(type) ? type.ofType : type
}

const kinds: Readonly<Record<string, FieldKind>> = {
  Int: 'INT',
  Vnd: 'INT',
  Float: 'FLOAT',
  Boolean: 'BOOLEAN',
  Date: 'DATE',
}

function kindOf(node: TypeNode): FieldKind {
  const named = node.kind === Kind.NON_NULL_TYPE ? node.type : node
  return named.kind === Kind.NAMED_TYPE ? (kinds[named.name.value] ?? 'TEXT') : 'JSON'
}
