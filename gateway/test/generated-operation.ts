import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

export type Generated = { query: string; variables: Record<string, unknown> }

/** Names no answer may take literally. */
const STRANGE = ['constructor', 'toString', 'hasOwnProperty', 'valueOf']

/**
 * Builds a valid operation from a list of numbers: each choice takes the next one, so that a shorter list, or
 * smaller numbers, make a smaller operation. Aliases, fragments by name and inline, on objects, unions and
 * interfaces, variables with and without defaults, @skip and @include, __typename, the schema's own fields.
 */
export function generateOperation(schema: GraphQLSchema, choices: readonly number[]): Generated {
  let at = 0
  let names = 0
  const next = (bound: number): number => (choices[at++] ?? 0) % bound
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!
  const chance = (inTen: number): boolean => next(10) >= 10 - inTen
  const definitions: string[] = []
  const fragments: string[] = []
  const variables: Record<string, unknown> = {}

  const variable = (type: string, value: unknown, fallback?: string): string => {
    const name = `v${definitions.length}`
    definitions.push(`$${name}: ${type}${fallback === undefined ? '' : ` = ${fallback}`}`)
    if (fallback === undefined || chance(5)) variables[name] = value
    return `$${name}`
  }
  const condition = (): string => {
    if (!chance(1)) return ''
    const on = chance(5)
    const value = chance(7) ? variable('Boolean!', on, chance(3) ? String(!on) : undefined) : on
    return ` @${pick(['skip', 'include'])}(if: ${value})`
  }
  const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.flatMap(({ name, type }) => {
      if (!isNonNullType(type) && !chance(3)) return []
      if (chance(5) || isInputObjectType(getNullableType(type)))
        return [`${name}: ${variable(String(type), sample(type, next))}`]
      return [`${name}: ${literal(type, next)}`]
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }
  const fieldOf = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const given = argumentsOf(field)
    names += 1
    const alias =
      given || chance(2)
        ? names < 30 && chance(1)
          ? `${STRANGE[names % STRANGE.length]}${names < 5 ? '' : names}: `
          : `a${names}: `
        : ''
    const type = getNamedType(field.type)
    const inner = isCompositeType(type) ? ` ${setOf(type, depth - 1)}` : ''
    return `${alias}${field.name}${given}${condition()}${inner}`
  }
  const setOf = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = chance(3) ? ['__typename'] : []
    const fields = isUnionType(type) ? [] : Object.values(type.getFields())
    const usable = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)))
    const count = usable.length === 0 ? 0 : 1 + next(4)
    for (let done = 0; done < count; done += 1) parts.push(fieldOf(pick(usable), depth))
    if (isAbstractType(type))
      for (let done = 0; done <= next(3); done += 1)
        parts.push(fragmentOn(pick(schema.getPossibleTypes(type)), depth))
    else if (chance(1)) parts.push(fragmentOn(type, depth))
    if (isObjectType(type) && chance(1))
      for (const one of type.getInterfaces()) parts.push(fragmentOn(one, depth))
    return `{ ${parts.length > 0 ? parts.join(' ') : 't: __typename'} }`
  }
  const fragmentOn = (type: GraphQLCompositeType, depth: number): string => {
    if (chance(6)) return `... on ${type.name}${condition()} ${setOf(type, depth)}`
    const name = `F${fragments.length}`
    const place = fragments.push('') - 1
    fragments[place] = `fragment ${name} on ${type.name} ${setOf(type, depth)}`
    return `...${name}${condition()}`
  }

  const isMutation = next(8) === 7
  const root = isMutation ? schema.getMutationType() : schema.getQueryType()
  const rootFields = Object.values(root!.getFields())
  const parts = Array.from({ length: 1 + next(3) }, () => fieldOf(pick(rootFields), 2 + next(4)))
  if (!isMutation && chance(2)) parts.push('__schema { queryType { name } }')
  if (!isMutation && chance(2)) parts.push(`t: __type(name: "Member") { name fields { name } }`)
  if (chance(2)) parts.push('__typename')
  const head = definitions.length > 0 ? `(${definitions.join(', ')})` : ''
  const operation = `${isMutation ? 'mutation' : 'query'} Generated${head} { ${parts.join(' ')} }`
  return { query: [operation, ...fragments].join('\n'), variables }
}

/** A value of an input type, as JSON. */
export function sample(given: GraphQLInputType, next: (bound: number) => number): unknown {
  const type = getNullableType(given)
  if (isListType(type))
    return Array.from({ length: next(3) }, () => sample(type.ofType as GraphQLInputType, next))
  if (isEnumType(type)) return type.getValues()[next(type.getValues().length)]!.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || next(3) === 0)
        .map((field) => [field.name, sample(field.type, next)]),
    )
  const name = String(type)
  if (name === 'Int') return next(100)
  if (name === 'Float') return next(100) / 4
  if (name === 'Boolean') return next(2) === 0
  return `x${next(5)}`
}

/** The same, as it is written in a document. */
function literal(type: GraphQLInputType, next: (bound: number) => number): string {
  const print = (value: unknown, of: GraphQLInputType): string => {
    const inner = getNullableType(of)
    if (Array.isArray(value) && isListType(inner))
      return `[${value.map((one) => print(one, inner.ofType as GraphQLInputType)).join(', ')}]`
    return isEnumType(inner) ? String(value) : JSON.stringify(value)
  }
  return print(sample(type, next), type)
}
