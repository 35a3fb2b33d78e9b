import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

function asVnd(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new GraphQLError('Money is a whole, non-negative number of VND.')
}

/** Whole VND (domain.md 4): no fractions, no text, nothing a double would round. */
export const VndScalar = new GraphQLScalarType({
  name: 'Vnd',
  serialize: asVnd,
  parseValue: asVnd,
  parseLiteral: (node) => asVnd(node.kind === Kind.INT ? Number(node.value) : null),
})
