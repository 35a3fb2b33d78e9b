import { getOperationAST, parse } from 'graphql'
import { expect, test } from 'vitest'
import { priceOf } from './price.ts'

const priceOfText = (text: string): number | undefined => {
  const document = parse(text)
  const operation = getOperationAST(document)
  return operation ? priceOf(operation, document, 7) : undefined
}

test('a question is paid by its cost, and what it changes comes on top', () => {
  expect(priceOfText('{ a }')).toBe(8)
  expect(priceOfText('mutation { a b }')).toBe(48)
})

test('the schema is not read for nothing, also behind a fragment', () => {
  expect(priceOfText('{ __schema { queryType { name } } }')).toBe(508)
  expect(priceOfText('{ ...Q } fragment Q on Query { __type(name: "A") { name } }')).toBe(508)
})
