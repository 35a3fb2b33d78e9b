import { mongo } from 'mongoose'

/** MongoDB's DocumentValidationFailure: nothing else in these collections is validated. */
export const REFUSED_BY_SEAL = 121
const DUPLICATE_KEY = 11_000

/**
 * What of an unordered batch was not stored, by position, when all the others are committed.
 *
 * The driver hands out a lost connection as a MongoBulkWriteError too, without a single write error in it: only an
 * account of every ballot of the batch may be read as "stored".
 * @param sent how many ballots the batch had
 * @throws the error itself when it is anything else, e.g. no majority: nothing is acknowledged then
 */
export function notStoredIn(error: unknown, sent: number): ReadonlyMap<number, 'THERE' | 'SEALED'> {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError())
    throw error
  const errors = error.result.getWriteErrors()
  if (errors.some(({ code }) => code !== DUPLICATE_KEY && code !== REFUSED_BY_SEAL)) throw error
  if (error.result.insertedCount + errors.length !== sent) throw error
  return new Map(
    errors.map(({ code, index }) => [index, code === REFUSED_BY_SEAL ? 'SEALED' : 'THERE']),
  )
}
