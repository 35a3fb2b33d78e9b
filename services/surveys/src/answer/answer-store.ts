import { mongo, type Connection } from 'mongoose'
import { poolRange } from './ballot-format.ts'

/** A stored ballot: no timestamp, no ObjectId, no serial number, no address (privacy.md 2.6). */
export type StoredBallot = {
  /** Pool number (4 bytes) || null key (32 bytes). */
  id: Buffer
  seq: number
  answers: Buffer
  publicKey: Buffer
  passSignature: Buffer
  signature: Buffer
  /** The day of the batch. */
  day: string
}
export type AnswerStore = ReturnType<typeof answerStore>

/** How long one commit may take: a closed survey waits at least this long before it is counted. */
export const COMMIT_LIMIT_MS = 3_000

/**
 * Ballots in their own database with their own user, one clustered collection per survey: a pool is one range, and
 * forgetting a survey is one drop. Shard key for scale: `_id` (pool, then a hash).
 */
export function answerStore(connection: Connection) {
  const ready = new Map<string, Promise<mongo.Collection<RawRow>>>()
  const prepared = (survey: string) => {
    const creating = ready.get(survey) ?? create(connection, `ballots_${survey}`)
    ready.set(survey, creating)
    creating.catch(() => ready.delete(survey))
    return creating
  }
  return {
    /**
     * Inserts a batch in its given order with one majority commit.
     * @returns the positions whose key was there already
     */
    insertAll: async (survey: string, ballots: readonly StoredBallot[]): Promise<number[]> => {
      const collection = await prepared(survey)
      try {
        await collection.insertMany(ballots.map(toRow), commit)
        return []
      } catch (error) {
        return duplicatesIn(error)
      }
    },
    /** Replaces an older ballot of the same key; false when the stored `seq` is not lower. */
    replaceOlder: async (survey: string, ballot: StoredBallot): Promise<boolean> => {
      const { _id, ...rest } = toRow(ballot)
      const collection = await prepared(survey)
      const result = await collection.updateOne(
        { _id, seq: { $lt: ballot.seq } },
        { $set: rest },
        commit,
      )
      return result.matchedCount === 1
    },
    find: async (survey: string, id: Buffer): Promise<StoredBallot | null> => {
      const row = await (await prepared(survey)).findOne({ _id: binaryOf(id) })
      return row && fromRow(row)
    },
    /** The answers of one pool, from its range of the cluster. */
    answersOf: async function* (
      survey: string,
      pool: number,
    ): AsyncGenerator<{ key: Buffer; answers: Uint8Array }> {
      const collection = await prepared(survey)
      for await (const row of collection.find(inPool(pool), { projection: { answers: 1 } }))
        yield { key: bytesOf(row._id).subarray(4), answers: bytesOf(row.answers) }
    },
    countsByPool: async (survey: string): Promise<Map<number, number>> => {
      const counts = new Map<number, number>()
      const collection = await prepared(survey)
      for await (const row of collection.find({}, { projection: { _id: 1 } })) {
        const pool = bytesOf(row._id).readUInt32BE(0)
        counts.set(pool, (counts.get(pool) ?? 0) + 1)
      }
      return counts
    },
    count: async (survey: string): Promise<number> =>
      await (await prepared(survey)).countDocuments({}),
    /** Creates the collection before the door opens. */
    prepare: async (survey: string): Promise<void> => void (await prepared(survey)),
  }
}

type RawRow = {
  _id: mongo.Binary
  seq: number
  answers: mongo.Binary
  publicKey: mongo.Binary
  passSignature: mongo.Binary
  signature: mongo.Binary
  day: string
}

/** A plain collection would keep the order of arrival in its record ids: refused, not repaired. */
async function create(connection: Connection, name: string): Promise<mongo.Collection<RawRow>> {
  const { db } = connection
  if (!db) throw new Error('the ballots database is not connected')
  const [found] = await db.listCollections({ name }).toArray()
  if (!found) {
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: 'by key' }
    await db.createCollection(name, { clusteredIndex }).catch(ignoreExisting)
  } else if (!('options' in found && found.options && 'clusteredIndex' in found.options)) {
    throw new Error(`${name} is not clustered: it would keep the order of arrival`)
  }
  return db.collection<RawRow>(name)
}

/** Two processes may open the same survey at once. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof mongo.MongoServerError && error.codeName === 'NamespaceExists'))
    throw error
}

const commit = {
  ordered: false,
  writeConcern: { w: 'majority' as const, journal: true, wtimeoutMS: COMMIT_LIMIT_MS },
  maxTimeMS: COMMIT_LIMIT_MS,
}

function toRow({ id, ...rest }: StoredBallot): RawRow {
  return {
    _id: binaryOf(id),
    seq: rest.seq,
    answers: binaryOf(rest.answers),
    publicKey: binaryOf(rest.publicKey),
    passSignature: binaryOf(rest.passSignature),
    signature: binaryOf(rest.signature),
    day: rest.day,
  }
}

function fromRow({ _id, ...rest }: RawRow): StoredBallot {
  return {
    id: bytesOf(_id),
    seq: rest.seq,
    answers: bytesOf(rest.answers),
    publicKey: bytesOf(rest.publicKey),
    passSignature: bytesOf(rest.passSignature),
    signature: bytesOf(rest.signature),
    day: rest.day,
  }
}

function binaryOf(bytes: Buffer) {
  return new mongo.Binary(bytes)
}

function bytesOf(value: mongo.Binary): Buffer {
  return Buffer.from(value.buffer.buffer, value.buffer.byteOffset, value.position)
}

function inPool(pool: number) {
  const { first, last } = poolRange(pool)
  return { _id: { $gte: binaryOf(first), $lte: binaryOf(last) } }
}

/** @throws the error itself when it is anything but duplicate keys, e.g. no majority: nothing is acknowledged then */
function duplicatesIn(error: unknown): number[] {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError())
    throw error
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
  if (errors.some((each) => each.code !== 11_000)) throw error
  return errors.map((each) => each.index)
}
