import { mongo } from 'mongoose'
import { describe, expect, it } from 'vitest'
import { notStoredIn } from './not-stored.ts'

const { MongoBulkWriteError, MongoNetworkError } = mongo

/** A batch as the driver reports it: how many were inserted, and the codes of those that were not, by position. */
function failure(inserted: number, codes: Record<number, number>, cause?: Error): Error {
  const errors = Object.entries(codes).map(([index, code]) => ({ index: Number(index), code }))
  const result = {
    insertedCount: inserted,
    getWriteErrors: () => errors,
    getWriteConcernError: () => undefined,
  }
  const told = cause ?? { message: '', code: 11_000, writeErrors: errors }
  return Reflect.construct(MongoBulkWriteError, [told, result])
}

describe('a batch that was not stored whole', () => {
  it('names the ballots that were there or came too late, and takes the others as stored', () => {
    expect([...notStoredIn(failure(2, { 1: 11_000 }), 3)]).toEqual([[1, 'THERE']])
    expect([...notStoredIn(failure(0, { 0: 11_000, 1: 121 }), 2)]).toEqual([
      [0, 'THERE'],
      [1, 'SEALED'],
    ])
  })

  it('is acknowledged to nobody when the connection broke', () => {
    const lost = failure(0, {}, new MongoNetworkError('connection closed'))
    expect(() => notStoredIn(lost, 3)).toThrow(lost)
    expect(() => notStoredIn(failure(1, { 1: 11_000 }, new Error('closed')), 3)).toThrow('closed')
  })

  it('is acknowledged to nobody for any other error', () => {
    expect(() => notStoredIn(failure(2, { 1: 50 }), 3)).toThrow(MongoBulkWriteError)
    expect(() => notStoredIn(new Error('no primary'), 3)).toThrow('no primary')
  })
})
