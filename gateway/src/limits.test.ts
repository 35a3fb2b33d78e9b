import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { anonymityOf } from './anonymous.ts'
import { depthOf, limitBroken, mostAliases, readsSchema } from './limits.ts'

describe('depth', () => {
  it.each([
    ['{ a }', 1],
    ['{ a { b { c } } d }', 3],
    ['{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c }', 3],
    ['{ ... { a { ... on T { b } } } }', 2],
    ['{ __schema { types { fields { type { name } } } } a }', 1],
    ['{ a { ...F } } fragment F on T { b { ...F } }', 2],
  ])('of %s is %i', (text, depth) => expect(depthOf(parse(text))).toBe(depth))
})

describe('aliases', () => {
  it.each([
    ['{ a b c }', 0],
    ['{ x: a y: a z: b }', 2],
    ['{ x: a { y: a { z: a } } ... { w: a } } fragment F on T { v: a }', 5],
  ])('of %s are %i', (text, most) => expect(mostAliases(parse(text))).toBe(most))
})

describe('a document', () => {
  it.each([
    ['{ a(on: 1e400) }', { code: 'BAD_REQUEST', rule: 'FINITE_NUMBER' }],
    [`{ a(n: 1${'0'.repeat(400)}) }`, { code: 'BAD_REQUEST', rule: 'FINITE_NUMBER' }],
    ['{ a(on: 1e300) }', null],
    [`{ ${'a '.repeat(10)} }`, null],
    [`{ ${'a '.repeat(11)} }`, { code: 'TOO_MANY_ROOT_FIELDS', field: 'a', rule: 'AT_MOST_10' }],
    ['mutation { verifyCode }', null],
    [
      'mutation { verifyCode requestCode }',
      { code: 'TOO_MANY_ROOT_FIELDS', field: 'requestCode', rule: 'AT_MOST_1' },
    ],
    ['{ a @x @x @x @x }', null],
    ['{ a @x @x @x @x @x }', { code: 'TOO_MANY_DIRECTIVES', field: 'a', rule: 'AT_MOST_4' }],
    [`{ b { ${'a @x '.repeat(21)} } }`, { code: 'TOO_MANY_DIRECTIVES', rule: 'AT_MOST_20' }],
    [
      `{ ${'a { '.repeat(12)} last { b } ${' }'.repeat(12)} }`,
      { code: 'TOO_DEEP', field: 'last', rule: 'AT_MOST_12' },
    ],
    [
      `{ ${[1, 2, 3, 4, 5, 6].map((at) => `x${at}: me`).join(' ')} }`,
      { code: 'TOO_MANY_ALIASES', field: 'me', rule: 'AT_MOST_5' },
    ],
    [
      '{ a: __schema { types { name } } }',
      { code: 'TOO_MANY_ALIASES', field: '__schema', rule: 'AT_MOST_0' },
    ],
    [
      '{ __schema { types { ...T } } } fragment T on __Type { ... { f: fields { name } } }',
      { code: 'TOO_MANY_ALIASES', field: 'fields', rule: 'AT_MOST_0' },
    ],
    [
      '{ ...Q x: me } fragment Q on Query { __type(name: "A") { ...T } } fragment T on __Type { k: kind }',
      { code: 'TOO_MANY_ALIASES', field: 'kind', rule: 'AT_MOST_0' },
    ],
    ['{ a: __type(name: "A") { name } b: __type(name: "B") { name } x: me }', null],
    [getIntrospectionQuery(), null],
    ['{ a(on: [[[[1]]]]) b(on: [[[[1]]]]) }', null],
    ['{ a(on: [[[[[1]]]]]) }', { code: 'TOO_DEEP', rule: 'AT_MOST_4' }],
    ['{ a(on: {b: [{b: [{b: 1}]}]}) }', { code: 'TOO_DEEP', rule: 'AT_MOST_4' }],
    ['query ($day: Date = [[[[[]]]]]) { a(on: $day) }', { code: 'TOO_DEEP', rule: 'AT_MOST_4' }],
  ])('%s breaks %o', (text, limit) => expect(limitBroken(parse(text))).toEqual(limit))

  it('that passed once passes again', () => {
    const document = parse('{ a }')
    expect([limitBroken(document), limitBroken(document)]).toEqual([null, null])
  })

  it('that reads the schema is known, behind fragments too', () => {
    expect(
      readsSchema(parse('{ a ...F } fragment F on Query { __type(name: "x") { name } }')),
    ).toBe(true)
    expect(readsSchema(parse('{ a { __typename } __typename }'))).toBe(false)
  })
})

describe('anonymity', () => {
  it.each([
    ['{ me { id } }', 'none'],
    ['{ surveyManifest(survey: "a") { hash } }', 'alone'],
    ['mutation { x: answerSurvey(ballot: {}) { __typename } }', 'alone'],
    ['{ ...F } fragment F on Query { ballotKeys(survey: "a") { count } }', 'alone'],
    ['{ surveyManifest(survey: "a") { hash } me { id } }', 'mixed'],
    ['{ surveyManifest(survey: "a") { hash } __typename }', 'mixed'],
    ['{ a: ballotKeys(survey: "a") { count } b: ballotKeys(survey: "b") { count } }', 'mixed'],
    ['query A { me { id } } mutation B { answerSurvey(ballot: {}) { __typename } }', 'mixed'],
    [
      '{ ...F } fragment F on Query { ...G me { id } } fragment G on Query { surveyManifest(survey: "a") { hash } }',
      'mixed',
    ],
    ['{ ...F } fragment F on Query { ...F ballotKeys(survey: "a") { count } }', 'alone'],
    ['{ me { answerSurvey } }', 'none'],
  ])('of %s is %s', (text, expected) => expect(anonymityOf(parse(text))).toBe(expected))
})
