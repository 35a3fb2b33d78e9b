import { expect, test } from 'vitest'
import { lowerPage, withEdits } from './lower-page.ts'

const lowered = (text: string, page: string, operation?: string) =>
  withEdits(text, lowerPage(text, operation, page, 9))

test.each([
  ['{ units(first: 100) { id } }', 'units', '{ units(first: 9) { id } }'],
  ['{ units { id } }', 'units', '{ units(first: 9) { id } }'],
  ['{ units(level: UPPER) { id } }', 'units', '{ units(first: 9, level: UPPER) { id } }'],
  [
    '{ a: units(first: 100) { id } b: units(first: 100) { id } }',
    'b',
    '{ a: units(first: 100) { id } b: units(first: 9) { id } }',
  ],
  [
    '{ ...All } # kept\nfragment All on Query { units { ... on Page { edges { children(first: 50) { id } } } } }',
    'units.edges.children',
    '{ ...All } # kept\nfragment All on Query { units { ... on Page { edges { children(first: 9) { id } } } } }',
  ],
])('a page is made smaller where it stands, and nothing else changes: %s', (text, page, after) => {
  expect(lowered(text, page)).toBe(after)
})

test('a page asked for twice under one name stays one page', () => {
  const text = '{ units(first: 50) { id } units(first: 50) { name } }'
  expect(lowered(text, 'units')).toBe('{ units(first: 9) { id } units(first: 9) { name } }')
})

test('only the operation that was meant is changed', () => {
  const text = 'query A { units(first: 50) { id } } query B { units(first: 50) { id } }'
  expect(lowered(text, 'units', 'B')).toBe(
    'query A { units(first: 50) { id } } query B { units(first: 9) { id } }',
  )
})

test.each([
  ['query ($n: Int) { units(first: $n) { id } }', 'units'],
  ['{ units { id } }', 'people'],
  ['{ units {', 'units'],
  ['{ ...A } fragment A on Query { ...A }', 'units'],
])('%s is left as it is', (text, page) => expect(lowered(text, page)).toBe(text))
