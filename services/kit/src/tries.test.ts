import { mongo } from 'mongoose'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { Poison, triesOf } from './tries.ts'

const bulk = (writeErrors: object[]): unknown =>
  Object.assign(Object.create(mongo.MongoBulkWriteError.prototype), { writeErrors })

test('an outage sets nothing aside', () => {
  const labelled = new mongo.MongoServerError({ message: 'not primary', code: 10_107 })
  labelled.addErrorLabel('RetryableWriteError')
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  for (const error of [new mongo.MongoNetworkError('lost'), labelled, refused, bulk([])])
    expect(triesOf(error)).toBe(Infinity)
})

test('what is wrong with the event itself has a few tries, a bug or a full disk some more', () => {
  const zod = z.string().safeParse(1).error
  for (const error of [zod, new Poison('other content')]) expect(triesOf(error)).toBe(3)
  const duplicate = new mongo.MongoServerError({ message: 'E11000', code: 11_000 })
  for (const error of [duplicate, bulk([{}]), new TypeError('x'), 'text', null])
    expect(triesOf(error)).toBe(25)
})
