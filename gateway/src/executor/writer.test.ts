import { buildSchema, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { isWantedWith } from './conditions.ts'
import { JsonBytes } from './json-bytes.ts'
import type { Json } from './own.ts'
import type { Shaping } from './shaping.ts'
import { compileWriter } from './writer.ts'

const schema = buildSchema(`
  interface Named { name: String }
  type Person implements Named { name: String! id: ID! age: Int tags: [String!] friend: Person }
  type Unit implements Named { name: String kind: Kind }
  enum Kind { BIG SMALL }
  union Thing = Person | Unit
  type Query { person: Person must: Person! things: [Thing] rows: [[Int!]] }
`)

function shape(query: string, data: Json, chosen: Json = {}) {
  const [operation] = parse(query).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
  const reading = { schema, fragments: new Map(), isWanted: isWantedWith(chosen) }
  const root = schema.getQueryType()!
  const write = compileWriter(operation.selectionSet, root, reading, () => () => 'schema')
  const out = new JsonBytes()
  const shaping: Shaping = { out, path: [], errors: [], variables: {} }
  const written = write(data, shaping) ? out.take().toString() : 'null'
  const errors = shaping.errors.map(({ message }) => message)
  return { written, data: JSON.parse(written), errors }
}

describe('shaping an answer', () => {
  it('gives what was asked for, in its order, and nothing else', () => {
    const { written } = shape('{ person { a: age id } }', {
      person: { id: '1', a: 3, name: 'not asked for' },
    })
    expect(written).toBe('{"person":{"a":3,"id":"1"}}')
  })

  it('chooses fragments by the type of each object', () => {
    const query =
      '{ things { __typename ... on Named { name } ... on Unit { kind } ... on Person { id } } }'
    const { data } = shape(query, {
      things: [{ __typename: 'Unit', name: null, kind: 'BIG' }, null, person('P')],
    })
    expect(data).toEqual({
      things: [
        { __typename: 'Unit', name: null, kind: 'BIG' },
        null,
        { __typename: 'Person', name: 'P', id: 'P' },
      ],
    })
  })

  it('lets a missing value take its object with it, up to the next that may be null', () => {
    expect(
      shape('{ person { id friend { name } } }', { person: { id: '1', friend: {} } }),
    ).toMatchObject({
      data: { person: { id: '1', friend: null } },
      errors: ['Cannot return null for non-nullable field Person.name.'],
    })
    expect(shape('{ must { id } }', {}).data).toBeNull()
    expect(shape('{ rows }', { rows: [[1, null], [2]] })).toMatchObject({
      data: { rows: [null, [2]] },
      errors: ['Cannot return null for non-nullable array element of type Int at index 1.'],
    })
  })

  it('takes no value of another kind', () => {
    const wrong = { things: [{ __typename: 'Unit', kind: 'HUGE' }, { __typename: 'Ghost' }] }
    expect(shape('{ things { ... on Unit { kind } } }', wrong)).toMatchObject({
      data: { things: [{ kind: null }, null] },
      errors: [
        'Invalid value found for field Unit.kind.',
        'Invalid __typename found for object at array element of type Thing at index 1.',
      ],
    })
  })

  it('leaves out what @skip and @include say', () => {
    const query = 'query ($y: Boolean!) { person { id @include(if: $y) name @skip(if: $y) } }'
    const data = { person: person('P') }
    expect(shape(query, data, { y: true }).data).toEqual({ person: { id: 'P' } })
    expect(shape(query, data, { y: false }).data).toEqual({ person: { name: 'P' } })
  })

  it('reads nothing an object only inherits', () => {
    const { data } = shape('{ person { id constructor: age toString: friend { id } } }', {
      person: { id: '1' },
    })
    expect(data).toEqual({ person: { id: '1', constructor: null, toString: null } })
  })
})

function person(name: string): Json {
  return { __typename: 'Person', id: name, name }
}
