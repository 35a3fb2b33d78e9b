import { expect, test } from 'vitest'
import { uriFor, withDatabase } from './database-user.ts'

const owner = { user: 'tn_ratings', database: 'tn_ratings', password: 'p' }

test.each([
  ['mongodb://h:1', 'mongodb://h:1/d?'],
  ['mongodb://h:1/', 'mongodb://h:1/d?'],
  ['mongodb://a:b@h:1,i:2/x?replicaSet=rs0', 'mongodb://a:b@h:1,i:2/d?replicaSet=rs0&authSource=x'],
  ['mongodb://a:b@h:1/?authSource=admin', 'mongodb://a:b@h:1/d?authSource=admin'],
  ['mongodb+srv://a:b@h/', 'mongodb+srv://a:b@h/d?authSource=admin'],
])('%s opens another database and signs in where it did', (base, expected) => {
  expect(withDatabase(base, 'd')).toBe(expected)
})

test.each([
  ['mongodb://h:1', 'mongodb://tn_ratings:p@h:1/tn_ratings?authSource=tn_ratings'],
  [
    'mongodb://a:b@h:1/?replicaSet=rs0&authSource=admin',
    'mongodb://tn_ratings:p@h:1/tn_ratings?replicaSet=rs0&authSource=tn_ratings',
  ],
])('the user of a database signs in at its own database (%s)', (base, expected) => {
  expect(uriFor(base, owner)).toBe(expected)
})
