import { buildSchema, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { costOf, keyOfPages, knownCostOf, MAX_COST, whatToLower } from './cost.ts'

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

  const CHILDREN = 'unions.edges.node.children'

  it.each([
    // one of two equal pages: the one nearest to what costs
    [NESTED('(first: 100)', '(first: 100)'), CHILDREN, { from: 100, fits: 23 }],
    // the largest has the most room
    [NESTED('(first: 100)', '(first: 30)'), 'unions', { from: 100, fits: 79 }],
    // pages nobody wrote are usual ones, and can be written smaller
    [
      '{ unions { edges { node { children { edges { node { children { edges { node { id } } } } } } } } } }',
      `${CHILDREN}.edges.node.children`,
      { from: 20, fits: 4 },
    ],
    // a list that takes no page cannot be lowered, the page around it can
    [
      '{ unions(first: 100) { edges { node { people { union { people { id } } } } } } }',
      'unions',
      { from: 100, fits: 40 },
    ],
  ])('%s: %s', (text, field, size) => {
    expect(whatToLower(...asked(text))).toEqual({ field, hint: { page: field, ...size } })
  })

  it.each([
    ['{ all { union { people { union { people { id } } } } } }', 'all.union.people.union.people'],
    ['{ me { id } }', 'me'],
  ])('%s: nothing takes a page, so %s is named without one', (text, field) => {
    expect(whatToLower(...asked(text))).toEqual({ field })
  })

  it('is found in fragments, and a variable is named that says the size', () => {
    const text = `query Q($n: Int = 100) { ...A }
      fragment A on Query { me { id } unions(first: $n) { ...B } }
      fragment B on Connection { edges { node { children(first: 50) { edges { node { id } } } } } }`
    const hint = { page: 'unions', fits: 48, variable: 'n' }
    expect(whatToLower(...asked(text))).toEqual({ field: 'unions', hint: { ...hint, from: 100 } })
    expect(whatToLower(...asked(text, { n: 60 })).hint).toEqual({ ...hint, from: 60 })
  })

  it('lowers every page one variable says', () => {
    const text = `query Q($n: Int!) ${NESTED('(first: $n)', '(first: $n)')}`
    const { hint } = whatToLower(...asked(text, { n: 100 }))
    expect(hint).toEqual({ page: CHILDREN, from: 100, fits: 49, variable: 'n' })
    expect(costOf(...asked(text, { n: 49 }))).toBeLessThanOrEqual(MAX_COST)
    expect(costOf(...asked(text, { n: 50 }))).toBeGreaterThan(MAX_COST)
  })

  it('is a path of fields, and its page is found in the answer by the names the answer has', () => {
    const text = NESTED('(first: 100)', '(first: 100)')
      .replace('unions', 'upper: unions')
      .replace('children', 'below: children')
    const { field, hint } = whatToLower(...asked(text))
    expect([field, hint?.page]).toEqual([CHILDREN, 'upper.edges.node.below'])
  })

  it('promises no size that would not do', () => {
    const twice = NESTED('(first: 100)', '(first: 100)').slice(1, -1)
    expect(whatToLower(...asked(`{ a: ${twice.trim()} b: ${twice.trim()} }`))).toEqual({
      field: CHILDREN,
      hint: { page: 'a.edges.node.children', from: 100 },
    })
  })
})
