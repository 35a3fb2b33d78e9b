import { buildSchema } from 'graphql'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readVariable, readVariables, typedOf } from './read-variable.ts'
import { operationsOf, variableFields, type VariableField } from './variable-fields.ts'

const schema = buildSchema(`
  scalar Date
  enum Level { PROVINCE DIRECT_UPPER }
  input Range { from: Int!, to: Int }
  type Query { rows(a: Int, b: Float, c: String, d: Boolean, e: ID, f: Date, g: Level, h: [Level!], i: Range): Int }
`)
const text = `query Q($a: Int! = 2023, $b: Float, $c: String, $d: Boolean, $e: ID!, $f: Date, $g: Level, $h: [Level!], $i: Range!) {
  rows(a: $a, b: $b, c: $c, d: $d, e: $e, f: $f, g: $g, h: $h, i: $i)
}`
const fields = variableFields(schema, operationsOf(text)?.[0])

function field(name: string): VariableField {
  const found = fields.find((one) => one.name === name)
  if (!found) throw new Error(`no variable ${name}`)
  return found
}

test('each type of variable has the control that fits it', () => {
  expect(fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'a INT',
    'b FLOAT',
    'c TEXT',
    'd BOOLEAN',
    'e TEXT',
    'f DATE',
    'g ENUM',
    'h JSON',
    'i JSON',
  ])
  expect(field('g').options).toEqual(['PROVINCE', 'DIRECT_UPPER'])
})

test('a variable with a preset may stay empty, one without may not', () => {
  expect(field('a')).toMatchObject({ required: false, preset: '2023', typeName: 'Int!' })
  expect(readVariable(field('a'), '')).toEqual({ state: 'ABSENT' })
  expect(readVariable(field('e'), ' ')).toMatchObject({ state: 'WRONG', problem: 'REQUIRED' })
})

test.each([
  ['a', '20,5', 'WHOLE_NUMBER'],
  ['b', 'nhiều', 'NUMBER'],
  ['f', '30/06/2023', 'DAY'],
  ['h', '[PROVINCE', 'JSON'],
  ['h', '["DISTRICT"]', 'FITS_NOT'],
  ['i', '{"to": 3}', 'FITS_NOT'],
] as const)('%s: %s is not sent, for it is %s', (name, typed, problem) => {
  expect(readVariable(field(name), typed)).toMatchObject({ state: 'WRONG', problem })
})

test.each([
  ['b', '66,5', 66.5],
  ['d', 'false', false],
  ['f', '2023-06-30', '2023-06-30'],
  ['h', '["PROVINCE"]', ['PROVINCE']],
  ['i', '{"from": 1}', { from: 1 }],
] as const)('%s: %s is sent as a value of its type', (name, typed, value) => {
  expect(readVariable(field(name), typed)).toEqual({ state: 'VALUE', value })
})

test('what is wrong is never among what is sent', () => {
  const { values, wrong } = readVariables(fields, { a: 'x', e: 'U-0001', i: '{"from": 1}' })
  expect(values).toEqual({ e: 'U-0001', i: { from: 1 } })
  expect(Object.keys(wrong)).toEqual(['a'])
})

test('a form filled from JSON gives the same JSON again', () => {
  const record = fc.record({
    a: fc.integer({ min: -1e9, max: 1e9 }),
    d: fc.boolean(),
    e: fc.string({ minLength: 1 }).filter((one) => one.trim() !== ''),
    h: fc.array(fc.constantFrom('PROVINCE', 'DIRECT_UPPER')),
    i: fc.record({ from: fc.integer({ min: -1000, max: 1000 }) }),
  })
  fc.assert(
    fc.property(record, (values) => {
      const read = readVariables(fields, typedOf(JSON.stringify(values)) ?? {})
      expect(read).toEqual({ values, wrong: {} })
    }),
  )
})

test('only an object can be the variables', () => {
  for (const no of ['[]', '3', '"a"', 'null', '{']) expect(typedOf(no)).toBeNull()
  expect(typedOf('')).toEqual({})
})
