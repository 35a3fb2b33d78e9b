import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mongo, Schema, Types, type ClientSession, type Connection } from 'mongoose'

type ContentRow = { _id: string; fileId: Types.ObjectId; bytes: number; references: number }
/** A file that nothing shows yet, or no more. */
type LeftoverRow = { _id: Types.ObjectId; since: Date; sweeping: boolean }

const contents = new Schema<ContentRow>(
  {
    _id: { type: String, required: true },
    fileId: { type: Schema.Types.ObjectId, required: true },
    bytes: { type: Number, required: true },
    references: { type: Number, required: true },
  },
  { versionKey: false, collection: 'evidence_contents' },
)
const leftovers = new Schema<LeftoverRow>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    since: { type: Date, required: true },
    sweeping: { type: Boolean, required: true },
  },
  { versionKey: false, collection: 'evidence_leftovers' },
).index({ since: 1 })

const BUCKET = 'evidence'
/** Longer than any upload can take: what is older was left by a crash. */
const LEFT_MS = 3_600_000

export type ContentStore = ReturnType<typeof contentStore>

/**
 * Files in GridFS, each content once, by its SHA-256, with a count of what refers to it. A file is written down as a
 * leftover before its first byte, and struck off in the transaction that shows it: a crash in between leaves something to
 * sweep and nothing to see. Shard key for scale: `_id` (contents), `files_id` (chunks).
 */
export function contentStore(connection: Connection, now: () => number = Date.now) {
  const content = connection.model('EvidenceContent', contents)
  const leftover = connection.model('EvidenceLeftover', leftovers)
  const bucket = () => {
    if (!connection.db) throw new Error('the connection is not open')
    return new mongo.GridFSBucket(connection.db, {
      bucketName: BUCKET,
      writeConcern: { w: 'majority', journal: true },
    })
  }
  /** Only what was marked first: a transaction that would show it is refused from then on. */
  const sweepOne = async (_id: Types.ObjectId): Promise<void> => {
    const marked = await leftover.updateOne({ _id }, { $set: { sweeping: true } })
    if (marked.matchedCount === 0) return
    await dropFile(connection, _id)
    await leftover.deleteOne({ _id, sweeping: true })
  }
  return {
    models: [content, leftover, gridModel(connection)],
    /** Writes a file that nothing shows yet. */
    write: async (parts: readonly Uint8Array[]): Promise<Types.ObjectId> => {
      const fileId = new Types.ObjectId()
      await leftover.create([{ _id: fileId, since: new Date(now()), sweeping: false }])
      await pipeline(Readable.from(parts), bucket().openUploadStreamWithId(fileId, 'evidence'))
      return fileId
    },
    /**
     * Refers once more to a content; the first time with this file. False = the content has another file already: this one
     * stays a leftover.
     * @throws Error when the file was swept meanwhile
     */
    refer: async (
      contentId: string,
      { fileId, bytes }: { fileId: Types.ObjectId; bytes: number },
      session: ClientSession,
    ): Promise<boolean> => {
      const row = await content.findOneAndUpdate(
        { _id: contentId },
        { $inc: { references: 1 }, $setOnInsert: { fileId, bytes } },
        { upsert: true, returnDocument: 'after', session },
      )
      if (!row?.fileId.equals(fileId)) return false
      const struck = await leftover.deleteOne({ _id: fileId, sweeping: false }, { session })
      if (struck.deletedCount === 1) return true
      throw new Error('the upload took so long that its file was swept')
    },
    /** Refers once less; the last time the file becomes a leftover that may go at once. */
    release: async (contentId: string, session: ClientSession): Promise<void> => {
      const row = await content.findOneAndUpdate(
        { _id: contentId },
        { $inc: { references: -1 } },
        { returnDocument: 'after', session },
      )
      if (!row || row.references > 0) return
      await content.deleteOne({ _id: contentId }, { session })
      const since = new Date(now() - LEFT_MS)
      await leftover.create([{ _id: row.fileId, since, sweeping: false }], { session })
    },
    /** The stored bytes; null when there is no such content. */
    read: async (contentId: string): Promise<Readable | null> => {
      const row = await content.findById(contentId).lean()
      return row && bucket().openDownloadStream(row.fileId)
    },
    sweepOne,
    /** Deletes at most `most` files that nothing shows. @returns how many */
    sweep: async (most: number): Promise<number> => {
      const old = { since: { $lte: new Date(now() - LEFT_MS) } }
      const rows = await leftover.find(old).sort({ since: 1 }).limit(most).lean()
      for (const { _id } of rows) await sweepOne(_id)
      return rows.length
    },
  }
}

/** Chunks first, by their own id: a crash while writing leaves chunks without a file. */
async function dropFile({ db }: Connection, fileId: Types.ObjectId): Promise<void> {
  await db?.collection(`${BUCKET}.files`).deleteOne({ _id: fileId })
  await db?.collection(`${BUCKET}.chunks`).deleteMany({ files_id: fileId })
}

/** GridFS makes its indexes at the first write; we want them before. */
function gridModel({ db }: Connection) {
  return {
    createCollection: async () => {
      await db?.createCollection(`${BUCKET}.files`).catch(() => undefined)
      await db?.createCollection(`${BUCKET}.chunks`).catch(() => undefined)
    },
    ensureIndexes: async () => {
      await db?.collection(`${BUCKET}.files`).createIndex({ filename: 1, uploadDate: 1 })
      await db?.collection(`${BUCKET}.chunks`).createIndex({ files_id: 1, n: 1 }, { unique: true })
    },
  }
}

/** The id of a content: SHA-256 of its bytes, in hex. */
export function contentIdOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
