import { mongo } from 'mongoose'
import * as z from 'zod'

/** Thrown by a handler for an event that can never be taken in, however often it is tried. */
export class Poison extends Error {
  override name = 'Poison'
}

/**
 * How often an event that met this error is tried before it is set aside: for ever in an outage, thrice when its shape or
 * content is wrong, 25 times - about a quarter of an hour - for whatever else.
 */
export function triesOf(error: unknown): number {
  if (isOutage(error)) return Infinity
  return error instanceof Poison || error instanceof z.ZodError ? 3 : 25
}

const AWAY =
  /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ServerSelection|buffering timed out|Connection is closed/
const PASSING = ['RetryableWriteError', 'TransientTransactionError']

/** Whether an error says that a server is away or about to come back, and nothing about the work that met it. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // The driver tells a lost connection as a bulk error that names no write.
  if (error instanceof mongo.MongoBulkWriteError) return [error.writeErrors].flat().length === 0
  if (error instanceof mongo.MongoServerError)
    return PASSING.some((label) => error.hasErrorLabel(label))
  if (error instanceof mongo.MongoError) return !(error instanceof mongo.MongoAPIError)
  return AWAY.test(`${error.name} ${error.message} ${'code' in error ? String(error.code) : ''}`)
}
