import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { publicFor } from './public-for.ts'
import { publicFieldsOf } from './public-fields.ts'

const SDL = `
  directive @cacheControl(maxAge: Int!) on FIELD_DEFINITION
  type Query { unit(id: ID!): Unit @cacheControl(maxAge: 60)  me: Member }
  type Mutation { rename(id: ID!): Unit @cacheControl(maxAge: 60) }
  type Unit { id: ID! @cacheControl(maxAge: 60) name: LocalizedText @cacheControl(maxAge: 30)
    parent: Unit @cacheControl(maxAge: 60) members: Int chair: Member @cacheControl(maxAge: 60) }
  type Member { id: ID! phone: String }
  type LocalizedText { vi: String! en: String! }
`
const fields = publicFieldsOf(SDL)
const schema = buildSchema(SDL)
const seconds = (query: string) => publicFor(query, fields, schema).seconds

describe('what a contract declares public', () => {
  it('may be kept as long as its shortest field', () => {
    expect(seconds('query ($id: ID!) { unit(id: $id) { __typename id } }')).toBe(60)
    expect(seconds('query ($id: ID!) { unit(id: $id) { id parent { name { vi } } } }')).toBe(30)
  })

  it('of entities is kept entity by entity', () => {
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { name { vi en } } } }'
    expect(publicFor(query, fields, schema)).toEqual({ seconds: 30, ofEntities: true })
  })

  it.each([
    ['a field nobody declared', '{ unit(id: 1) { id members } }'],
    ['a declared field that leads to undeclared ones', '{ unit(id: 1) { chair { phone } } }'],
    ['an undeclared root field', '{ me { id } }'],
    ['a declared root field beside an undeclared one', '{ unit(id: 1) { id } me { id } }'],
    ['an alias of an undeclared field', '{ unit(id: 1) { id: members } }'],
    [
      'a fragment with an undeclared field',
      '{ unit(id: 1) { ...f } } fragment f on Unit { members }',
    ],
    ['an inline fragment on an unknown type', '{ unit(id: 1) { ... on Nobody { id } } }'],
    ['a mutation', 'mutation { rename(id: 1) { id } }'],
    ['two operations', 'query a { unit(id: 1) { id } } query b { me { id } }'],
    ['nothing but names of types', '{ __typename }'],
  ])('never covers %s', (_, query) => {
    expect(seconds(query)).toBe(0)
  })
})
