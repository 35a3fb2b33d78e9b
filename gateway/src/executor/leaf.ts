import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLLeafType,
} from 'graphql'

/** Whether a subgraph's value is one of a leaf type; null is never asked about. */
export type IsLeaf = (value: unknown) => boolean

const CHECKS: ReadonlyMap<string, IsLeaf> = new Map<string, IsLeaf>([
  [GraphQLString.name, (value) => typeof value === 'string'],
  [GraphQLBoolean.name, (value) => typeof value === 'boolean'],
  [GraphQLInt.name, isWhole],
  [GraphQLFloat.name, (value) => typeof value === 'number' && Number.isFinite(value)],
  [GraphQLID.name, (value) => typeof value === 'string' || isWhole(value)],
])

/**
 * The check Apollo's executor makes (`isValidLeafValue`): values are never converted, an enum's values are those
 * of the API's schema, and a scalar of our own may be anything.
 */
export function compileLeaf(type: GraphQLLeafType): IsLeaf {
  if (!isEnumType(type)) return CHECKS.get(type.name) ?? (() => true)
  const names = new Set<unknown>(type.getValues().map(({ name }) => name))
  return (value) => names.has(value)
}

/** A whole number as JSON writes it without an exponent. */
function isWhole(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < 1e21
}
