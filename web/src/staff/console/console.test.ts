import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { addTypenames } from './add-typenames.ts'
import { prettify } from './editor/prettify.ts'
import { readView } from './saved/view.ts'
import { endOfOperation, fieldText } from './schema/field-text.ts'
import { rightAgainst } from './schema/right-of.ts'

const schema = buildSchema(`
  type Query { trust(year: Int!): Result, name: String }
  union Result = Figures | NotEnoughData
  type Figures { satisfaction: Float }
  type NotEnoughData { reason: String }
`)

test('a question asks which type came wherever several may, and nowhere else', () => {
  const asked = addTypenames(
    '{ name trust(year: 2023) { ... on Figures { satisfaction } } }',
    schema,
  )
  expect(asked.match(/__typename/g)).toHaveLength(1)
  expect(addTypenames(asked, schema)).toBe(asked)
  expect(addTypenames('{ name', schema)).toBe('{ name')
})

test('laying out keeps the comments of a question, and leaves alone what cannot be read', () => {
  const tidy = prettify('# why\nquery {\nname # short\n}')
  expect(tidy).toBe('# why\nquery {\n  name # short\n}\n')
  expect(prettify('{name}')).toBe('{\n  name\n}\n')
  expect(prettify('{ name')).toBeNull()
})

test('a field from the schema makes a question that can be read', () => {
  const field = schema.getQueryType()?.getFields()['trust']
  if (!field) throw new Error('no field')
  const text = `query { ${fieldText(field)} }`
  expect(() => parse(text)).not.toThrow()
  expect(text).toContain('... on NotEnoughData { reason }')
  expect(text.slice(endOfOperation(text) ?? 0)).toBe('}')
})

test('a field for other roles is struck through with their names, one for everybody is not', () => {
  const policy = {
    'Query.unitMembers': { who: ['UPPER_OFFICER'] },
    'Query.ballotKeys': { who: 'ANONYMOUS' },
    'Query.organizations': { who: 'SIGNED_IN' },
  }
  const against = (field: string) => rightAgainst(policy, field, ['MEMBER', 'ANALYST'])
  expect(against('unitMembers')).toEqual({ who: 'ROLES', roles: ['UPPER_OFFICER'] })
  expect(against('ballotKeys')).toEqual({ who: 'ANONYMOUS' })
  expect(against('organizations')).toBeNull()
  expect(rightAgainst(policy, 'unitMembers', ['UPPER_OFFICER'])).toBeNull()
})

test('a view somebody else wrote opens, whatever is in it', () => {
  for (const text of ['', '[]', 'null', '{"tab":"MAP","chart":{"kind":"PIE"}}'])
    expect(readView(text)).toEqual({ tab: 'TABLE' })
  const view = { tab: 'CHART', chart: { kind: 'LINE', label: 'a', columns: ['b'] } } as const
  expect(readView(JSON.stringify(view))).toEqual(view)
})
