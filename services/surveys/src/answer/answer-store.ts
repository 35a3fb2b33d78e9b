import { mongo, type Connection } from 'mongoose'
import { poolRange } from './ballot-format.ts'
import { notStoredIn, REFUSED_BY_SEAL } from './not-stored.ts'

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

/** Rows read at once: the usual 16 MB of small rows become 150 MB of objects. */
const BATCH = 2_000

/** How long one commit may take; what stalls for longer meets the sealed collection (`seal`). */
export const COMMIT_LIMIT_MS = 3_000

/**
 * Ballots in their own database with their own user, one clustered collection per survey: a pool is one range, and
 * forgetting a survey is one drop. Shard key for scale: `_id` (pool, then a hash).
 */
export function answerStore(connection: Connection) {
  const ready = new Map<string, Promise<mongo.Collection<RawRow>>>()
  const sealed = new Map<string, Promise<unknown>>()
  const prepared = (survey: string) => {
    const creating = ready.get(survey) ?? create(connection, `ballots_${survey}`)
    ready.set(survey, creating)
    creating.catch(() => ready.delete(survey))
    return creating
  }
  return {
    /**
     * Inserts a batch in its given order with one majority commit.
     * @returns by position in the batch what was not stored: the key was there already, or the survey is sealed
     */
    insertAll: async (
      survey: string,
      ballots: readonly StoredBallot[],
    ): Promise<ReadonlyMap<number, 'THERE' | 'SEALED'>> => {
      const collection = await prepared(survey)
      try {
        await collection.insertMany(ballots.map(toRow), commit)
        return new Map()
      } catch (error) {
        return notStoredIn(error, ballots.length)
      }
    },
    /** Replaces an older ballot of the same key, unless the stored `seq` is not lower or the survey is sealed. */
    replaceOlder: async (
      survey: string,
      ballot: StoredBallot,
    ): Promise<'REPLACED' | 'NOT_OLDER' | 'SEALED'> => {
      const { _id, ...rest } = toRow(ballot)
      const collection = await prepared(survey)
      try {
        const older = { _id, seq: { $lt: ballot.seq } }
        const result = await collection.updateOne(older, { $set: rest }, commit)
        return result.matchedCount === 1 ? 'REPLACED' : 'NOT_OLDER'
      } catch (error) {
        if (error instanceof mongo.MongoServerError && error.code === REFUSED_BY_SEAL)
          return 'SEALED'
        throw error
      }
    },
    /**
     * Ends writing, in the database itself: a commit that began before closing and stalled, in whatever process,
     * is refused instead of being acknowledged after the count. Done before counting; done twice, it changes nothing.
     */
    seal: async (survey: string): Promise<void> => {
      const sealing = sealed.get(survey) ?? sealCollection(connection, await prepared(survey))
      sealed.set(survey, sealing)
      sealing.catch(() => sealed.delete(survey))
      await sealing
    },
    find: async (survey: string, id: Buffer): Promise<StoredBallot | null> => {
      const row = await (await prepared(survey)).findOne({ _id: binaryOf(id) })
      return row && fromRow(row)
    },
    /** The answers of neighbouring pools, from one range of the cluster. */
    answersIn: async function* (
      survey: string,
      { first, last }: { first: number; last: number },
    ): AsyncGenerator<{ pool: number; key: Buffer; answers: Uint8Array }> {
      const collection = await prepared(survey)
      const range = inPools(first, last)
      for await (const row of collection.find(range, {
        projection: { answers: 1 },
        batchSize: BATCH,
      })) {
        const id = bytesOf(row._id)
        yield { pool: id.readUInt32BE(0), key: id.subarray(4), answers: bytesOf(row.answers) }
      }
    },
    countsByPool: async (survey: string): Promise<Map<number, number>> => {
      const counts = new Map<number, number>()
      const collection = await prepared(survey)
      for await (const row of collection.find({}, { projection: { _id: 1 }, batchSize: BATCH })) {
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

async function sealCollection(
  { db }: Connection,
  { collectionName }: mongo.Collection<RawRow>,
): Promise<void> {
  await db?.command({
    collMod: collectionName,
    validator: { $expr: false },
    validationLevel: 'strict',
    validationAction: 'error',
    writeConcern: { w: 'majority' },
  })
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

function inPools(from: number, to: number) {
  const { first } = poolRange(from)
  const { last } = poolRange(to)
  return { _id: { $gte: binaryOf(first), $lte: binaryOf(last) } }
}

/** Whether two ballots are the same bytes; the day of the batch is the board's, not the ballot's. */
export function sameBallot(a: StoredBallot, b: StoredBallot): boolean {
  const parts = ['id', 'answers', 'publicKey', 'signature', 'passSignature'] as const
  return a.seq === b.seq && parts.every((part) => a[part].equals(b[part]))
}
