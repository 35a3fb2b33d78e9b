import { buildSchema, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { costOf, dearestField, keyOfPages, knownCostOf, MAX_COST } from './cost.ts'

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

describe('what to lower in an operation that costs too much', () => {
  const asked = (text: string, variables: Record<string, unknown> = {}) => {
    const document = parse(text)
    const [operation] = document.definitions
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
    return [schema, document, operation, variables] as const
  }
  const NESTED = (outer: string, inner: string) =>
    `{ unions${outer} { edges { node { children${inner} { edges { node { id } } } } } } }`

  it.each([
    // one of two equal pages: the one nearest to what costs
    [NESTED('(first: 100)', '(first: 100)'), 'unions.edges.node.children(first: 100 -> 23)'],
    // the largest has the most room
    [NESTED('(first: 100)', '(first: 30)'), 'unions(first: 100 -> 79)'],
    // pages nobody wrote are usual ones, and can be written smaller
    [
      '{ unions { edges { node { children { edges { node { children { edges { node { id } } } } } } } } } }',
      'unions.edges.node.children.edges.node.children(first: 20 -> 4)',
    ],
    // a list that takes no page cannot be lowered, the page around it can
    [
      '{ unions(first: 100) { edges { node { people { union { people { id } } } } } } }',
      'unions(first: 100 -> 40)',
    ],
    // nothing here takes a page
    ['{ all { union { people { union { people { id } } } } } }', 'all.union.people.union.people'],
    ['{ me { id } }', 'me'],
  ])('%s: %s', (text, field) => expect(dearestField(...asked(text))).toBe(field))

  it('is found in fragments, and a variable is named that says the size', () => {
    const text = `query Q($n: Int = 100) { ...A }
      fragment A on Query { me { id } unions(first: $n) { ...B } }
      fragment B on Connection { edges { node { children(first: 50) { edges { node { id } } } } } }`
    expect(dearestField(...asked(text))).toBe('unions(first: $n = 100 -> 48)')
    expect(dearestField(...asked(text, { n: 60 }))).toBe('unions(first: $n = 60 -> 48)')
  })

  it('lowers every page one variable says', () => {
    const text = `query Q($n: Int!) ${NESTED('(first: $n)', '(first: $n)')}`
    expect(dearestField(...asked(text, { n: 100 }))).toBe(
      'unions.edges.node.children(first: $n = 100 -> 49)',
    )
    expect(costOf(...asked(text, { n: 49 }))).toBeLessThanOrEqual(MAX_COST)
    expect(costOf(...asked(text, { n: 50 }))).toBeGreaterThan(MAX_COST)
  })

  it('promises no size that would not do', () => {
    const twice = NESTED('(first: 100)', '(first: 100)').slice(1, -1)
    expect(dearestField(...asked(`{ a: ${twice.trim()} b: ${twice.trim()} }`))).toBe(
      'unions.edges.node.children(first: 100)',
    )
  })
})
