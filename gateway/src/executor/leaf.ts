import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLLeafType,
} from 'graphql'
import { bytesOf, type JsonBytes } from './json-bytes.ts'

/** Writes a subgraph's value behind its label; false when it is none of the type. It is never asked about null. */
export type WriteLeaf = (out: JsonBytes, value: unknown) => boolean

/**
 * Takes what Apollo's executor takes (`isValidLeafValue`): values are never converted, an enum's values are those
 * of the API's schema, and a scalar of our own may be anything.
 * @param label what stands before the value
 */
export function compileLeaf(type: GraphQLLeafType, label: string): WriteLeaf {
  if (isEnumType(type))
    return oneOf(type.getValues().map(({ name }) => [name, `${label}"${name}"`]))
  const start = bytesOf(label)
  const text: WriteLeaf = (out, value) => {
    if (typeof value !== 'string') return false
    out.put(start)
    out.text(value)
    return true
  }
  const number =
    (fits: (value: unknown) => value is number): WriteLeaf =>
    (out, value) => {
      if (!fits(value)) return false
      out.put(start)
      out.number(value)
      return true
    }
  const whole = number(isWhole)
  const any: WriteLeaf = (out, value) => {
    out.put(start)
    out.value(value)
    return true
  }
  switch (type.name) {
    case GraphQLString.name:
      return text
    case GraphQLBoolean.name:
      return oneOf([true, false].map((value) => [value, `${label}${value}`]))
    case GraphQLInt.name:
      return whole
    case GraphQLFloat.name:
      return number(isFiniteNumber)
    case GraphQLID.name:
      return (out, value) => text(out, value) || whole(out, value)
    default:
      return (out, value) => text(out, value) || any(out, value)
  }
}

/** One of few values: label and value are written in one piece. */
function oneOf(rows: readonly [unknown, string][]): WriteLeaf {
  const written = new Map(rows.map(([value, json]) => [value, bytesOf(json)]))
  return (out, value) => {
    const bytes = written.get(value)
    if (!bytes) return false
    out.put(bytes)
    return true
  }
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value)
}

/** A whole number as JSON writes it without an exponent. */
function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 1e21
}
