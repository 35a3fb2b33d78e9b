import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text is an existing day written YYYY-MM-DD. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !DAY.test(value)) return false
  const instant = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}

function asDay(value: unknown): string {
  if (isDay(value)) return value
  throw new GraphQLError('A day is written YYYY-MM-DD and exists in the calendar.')
}

/** A day without a time, in Asia/Ho_Chi_Minh. */
export const DateScalar = new GraphQLScalarType({
  name: 'Date',
  serialize: asDay,
  parseValue: asDay,
  parseLiteral: (node) => asDay(node.kind === Kind.STRING ? node.value : null),
})
