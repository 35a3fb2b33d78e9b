import { buildSchema, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { costOf, keyOfPages, knownCostOf } from './cost.ts'

const schema = buildSchema(`
  type Query { unions(first: Int): Connection  me: Person  all: [Person!]! }
  type Connection { edges: [Edge!]!  total: Int! }
  type Edge { node: Union! }
  type Union { id: ID!  people: [Person!]!  children(first: Int): Connection! }
  type Person { id: ID!  union: Union }
`)

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text)
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
  const value = costOf(schema, document, operation, variables)
  expect(knownCostOf(schema, document, operation, variables)).toBe(value)
  expect(knownCostOf(schema, document, operation, variables)).toBe(value)
  return value
}

describe('the cost of an operation', () => {
  it.each([
    ['{ me { id } }', 1],
    ['{ me { union { id } } }', 2],
    ['{ __typename }', 0],
    // connection 1 + 20 x (edge 1 + node 1)
    ['{ unions { edges { node { id } } } }', 41],
    ['{ unions(first: 3) { edges { node { id } } total } }', 7],
    // a list without a size counts as ten
    ['{ all { id } }', 10],
    ['{ all { union { id } } }', 20],
    ['{ unions(first: 10) { edges { node { people { id } } } } }', 121],
    [
      '{ unions(first: 100) { edges { node { children(first: 100) { edges { node { id } } } } } } }',
      20_301,
    ],
  ])('%s is %i', (text, expected) => expect(cost(text)).toBe(expected))

  it.each([
    [{ n: 3 }, 7],
    [{ n: 1_000_000 }, 201],
    [{ n: -5 }, 3],
    [{ n: null }, 41],
    [{}, 41],
    [{ n: 'many' }, 41],
  ])('reads a page size from the variables %j', (variables, expected) => {
    expect(
      cost('query Q($n: Int) { unions(first: $n) { edges { node { id } } } }', variables),
    ).toBe(expected)
  })

  it('reads the default of a variable', () => {
    expect(cost('query Q($n: Int = 5) { unions(first: $n) { edges { node { id } } } }')).toBe(11)
  })

  it.each(['toString', 'constructor', '__proto__'])(
    'reads the default of a variable named %s',
    (name) => {
      const text = `query Q($${name}: Int = 100) { unions(first: $${name}) { edges { node { id } } } }`
      expect(cost(text)).toBe(201)
    },
  )

  it('counts a fragment wherever it is spread', () => {
    const text =
      '{ a: me { ...P } b: me { ...P } ... on Query { me { ...P } } } fragment P on Person { union { id } }'
    expect(cost(text)).toBe(6)
  })

  it('walks fragments that open fragments once', () => {
    const parts = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Person { union { people { ...F${at + 1} ...F${at + 1} } } }`,
    )
    expect(
      cost(`{ me { ...F0 } } ${parts.join(' ')} fragment F40 on Person { id }`),
    ).toBeGreaterThan(5_000)
  })
})

it('a page size of the wrong type does not lend its cost to the right one', () => {
  const document = parse(
    'query($a: Int) { unions(first: $a) { edges { node { children(first: $a) { total } } } } }',
  )
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
  const known = (a: unknown) => knownCostOf(schema, document, operation, { a })
  const text = known('100')
  expect(known(100)).toBe(costOf(schema, document, operation, { a: 100 }))
  expect(known(100)).toBeGreaterThan(text)
})

it('what is remembered of a cost holds nothing a client wrote in place of a number', () => {
  const keys = ['x'.repeat(60_000), { deep: ['y'] }, [1], true, 1e300, -1e300].map((a) =>
    keyOfPages(['a'], { a }),
  )
  expect(keys).toEqual(['usual', 'usual', 'usual', 'usual', '100', '1'])
  expect(keyOfPages(['a', 'b'], { b: 5.5 })).toBe('default 5')
})
