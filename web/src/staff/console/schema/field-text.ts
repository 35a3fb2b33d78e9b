import {
  getNamedType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
  parse,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql'

type AnyField = GraphQLField<unknown, unknown>

/** A field as text to put into a question: its required arguments left open, and the plain fields below it. */
export function fieldText(field: AnyField): string {
  const needed = field.args.filter(isRequiredArgument)
  const args = needed.length > 0 ? `(${needed.map(argument).join(', ')})` : ''
  return `${field.name}${args}${selection(getNamedType(field.type), 0)}`
}

function argument({ name, type }: AnyField['args'][number]): string {
  const named = getNamedType(type)
  if (isEnumType(named)) return `${name}: ${named.getValues()[0]?.name ?? ''}`
  return `${name}: ${named.name === 'Int' ? '2023' : '""'}`
}

const DEEPEST = 3

function selection(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return ''
  if (isUnionType(type))
    return ` { ${type
      .getTypes()
      .map((one) => `... on ${one.name}${selection(one, depth + 1)}`)
      .join(' ')} }`
  if (!isObjectType(type) || depth > DEEPEST) return ' { __typename }'
  const fields = Object.values(type.getFields()).filter((one) => !one.args.some(isRequiredArgument))
  const leaves = fields.filter(({ type: inner }) => isLeafType(getNamedType(inner)))
  const way = fields.filter(({ name }) => ['edges', 'node', 'nodes', 'name'].includes(name))
  const names = [...new Set([...leaves, ...way])].slice(0, 8)
  const chosen = names.map((one) => `${one.name}${selection(getNamedType(one.type), depth + 1)}`)
  return ` { ${chosen.join(' ') || '__typename'} }`
}

/** Where a field of `Query` goes: before the last brace of the first operation; null while the text cannot be read. */
export function endOfOperation(text: string): number | null {
  try {
    const operation = parse(text).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return null
    const end = operation.selectionSet.loc?.end
    return end === undefined ? null : end - 1
  } catch {
    return null
  }
}
