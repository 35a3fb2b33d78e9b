import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
} from 'graphql'

/** Values for arguments by name; a field that needs another argument is left out. */
export type Values = Readonly<Record<string, unknown>>

/**
 * The selection of everything a type offers, some levels deep: what a page could ask at most.
 * @returns null when nothing of the type can be asked for
 */
export function wholeSelection(
  type: GraphQLNamedType,
  values: Values,
  depth: number,
  without: readonly string[] = [],
): string | null {
  if (isUnionType(type))
    return type
      .getTypes()
      .map(
        (member) =>
          `... on ${member.name} ${wholeSelection(member, values, depth, without) ?? '{ __typename }'}`,
      )
      .join(' ')
      .replace(/^(.*)$/s, '{ __typename $1 }')
  if (!isObjectType(type) && !isInterfaceType(type)) return null
  const parts = Object.values(type.getFields()).flatMap((field) =>
    fieldOf(type.name, field, values, depth, without),
  )
  return `{ __typename ${parts.join(' ')} }`
}

function fieldOf(
  owner: string,
  field: GraphQLField<unknown, unknown>,
  values: Values,
  depth: number,
  without: readonly string[],
): string[] {
  const given = argumentsOf(field, values)
  if (given === null || without.includes(`${owner}.${field.name}`)) return []
  const type = getNamedType(field.type)
  // two members of a union may have a field of one name and two types
  const alias = `${owner}_${field.name}: `
  if (!isCompositeType(type)) return [`${alias}${field.name}${given}`]
  if (depth === 0) return []
  const inner = wholeSelection(type, values, depth - 1, without)
  return inner === null ? [] : [`${alias}${field.name}${given} ${inner}`]
}

/** Null when a required argument is unknown. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, values: Values): string | null {
  const given = field.args.map((argument) => [argument, literalOf(argument, values)] as const)
  if (
    given.some(
      ([argument, literal]) =>
        isNonNullType(argument.type) && literal === null && argument.defaultValue === undefined,
    )
  )
    return null
  const parts = given.flatMap(([{ name }, literal]) =>
    literal === null ? [] : [`${name}: ${literal}`],
  )
  return parts.length > 0 ? `(${parts.join(', ')})` : ''
}

function literalOf({ name, type }: GraphQLArgument, values: Values): string | null {
  if (Object.hasOwn(values, name)) return JSON.stringify(values[name])
  return isNonNullType(type) ? guess(type.ofType) : null
}

function guess(type: GraphQLInputType): string | null {
  if (isListType(type) || isInputObjectType(type)) return null
  if (isEnumType(type)) return type.getValues()[0]?.name ?? null
  return null
}
