import { expect, it } from 'vitest'
import { readAnswer } from './subgraph-answer.ts'

it.each(['{}', '{"data":null}', '{"data":null,"errors":[]}', '[]', '7', '<html>'])(
  '%s is no answer of a service',
  (text) => expect(() => readAnswer(text)).toThrow(),
)

it('null with a reason is one', () => {
  const answer = readAnswer('{"data":null,"errors":[{"message":"m","path":["a"]}]}')
  expect(answer).toEqual({ data: null, errors: [{ message: 'm', path: ['a'], extensions: {} }] })
})
