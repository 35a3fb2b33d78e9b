import { patternOf } from '@tinnhiem/kit/pattern'
import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, Types, type ClientSession, type Connection } from 'mongoose'
import { plainTitle } from '../initiative/similar-title.ts'
import { sameKey, type OfficialDocument, type Session } from './document.ts'

type DocumentRow = Omit<OfficialDocument, 'id'> & { _id: string; same: string; plain: string }
type SessionRow = Omit<Session, 'id'> & { _id: string }

const text = { type: String, required: true } as const
const maybe = { type: String, default: null } as const
const whole = { type: Number, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

const documents = new Schema<DocumentRow>(
  {
    _id: text,
    number: text,
    title: mixed,
    issuedBy: text,
    issuedOn: text,
    validFrom: text,
    validTo: maybe,
    supersedes: { type: [String], required: true },
    supersededBy: maybe,
    link: maybe,
    publisherId: text,
    publisherPath: text,
    publishedOn: text,
    version: whole,
    same: text,
    plain: text,
  },
  { versionKey: false, collection: 'documents', minimize: false },
)
  .index({ issuedOn: -1, _id: -1 })
  .index({ same: 1 }, { unique: true })
const sessions = new Schema<SessionRow>(
  {
    _id: text,
    documentId: text,
    unionId: text,
    heldOn: text,
    attendeeCount: whole,
    confirmedOn: text,
    confirmedBy: text,
    version: whole,
  },
  { versionKey: false, collection: 'dissemination_sessions' },
).index({ documentId: 1, unionId: 1 })

export type DocumentFilter = { inForceOn: string | null; text: string | null }

export type DocumentStore = ReturnType<typeof documentStore>

/** Documents are few; sessions one or two per unit and document. Shard key for scale: `documentId` of sessions. */
export function documentStore(connection: Connection) {
  const document = connection.model('OfficialDocument', documents)
  const session = connection.model('DisseminationSession', sessions)
  const byIds = async (ids: readonly string[]): Promise<OfficialDocument[]> =>
    (await document.find({ _id: { $in: ids } }).lean()).map(toDocument)
  return {
    models: [document, session],
    newId: () => new Types.ObjectId().toHexString(),
    byIds,
    /** `first + 1` rows after the cursor `<issuedOn>.<id>`, newest first, and how many there are. */
    page: async (filter: DocumentFilter, first: number, after: string | null) => {
      const query = queryOf(filter)
      const position = after === null ? {} : afterOf(after)
      const [rows, total] = await Promise.all([
        document
          .find({ $and: [query, position] })
          .sort({ issuedOn: -1, _id: -1 })
          .limit(first + 1)
          .lean(),
        document.countDocuments(query),
      ])
      return { rows: rows.map(toDocument), total }
    },
    /** False when the document is known already, or one it replaces was replaced meanwhile. */
    insert: async (next: OfficialDocument, tx: ClientSession): Promise<boolean> => {
      const { id, ...rest } = next
      const plain = plainTitle(`${next.number} ${next.title.vi} ${next.title.en}`)
      await document.create([{ _id: id, ...rest, same: sameKey(next), plain }], { session: tx })
      if (next.supersedes.length === 0) return true
      const open = { _id: { $in: next.supersedes }, supersededBy: null }
      const marked = { $set: { supersededBy: id }, $inc: { version: 1 } }
      const { modifiedCount } = await document.updateMany(open, marked, { session: tx })
      return modifiedCount === new Set(next.supersedes).size
    },
    isKnown: async (next: Pick<OfficialDocument, 'number' | 'issuedBy'>): Promise<boolean> =>
      (await document.exists({ same: sameKey(next) })) !== null,
    /** Null when somebody else was first. */
    end: async (id: string, version: number, validTo: string) => {
      const row = await document
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { validTo }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean()
      return row && toDocument(row)
    },
    session: async (id: string): Promise<Session | null> => {
      const row = await session.findById(id).lean()
      return row && toSession(row)
    },
    sessionsOf: async (documentId: string, unionIds: readonly string[]): Promise<Session[]> =>
      (
        await session
          .find({ documentId, unionId: { $in: unionIds } })
          .sort({ heldOn: -1, _id: -1 })
          .lean()
      ).map(toSession),
    /** Those of several units and documents, each asked for by its `sessionKey`. */
    sessionsOfAll: async (keys: readonly string[]): Promise<Session[]> => {
      const pairs = keys.map((key) => key.split(' '))
      const documentId = { $in: [...new Set(pairs.flatMap(([one]) => one ?? []))] }
      const unionId = { $in: [...new Set(pairs.flatMap(([, one]) => one ?? []))] }
      const found = session.find({ documentId, unionId }).sort({ heldOn: -1, _id: -1 })
      return (await found.lean()).map(toSession)
    },
    /** False when somebody else was first. */
    putSession: async ({ id, ...next }: Session): Promise<boolean> => {
      if (next.version === 1) return await created(session.create([{ _id: id, ...next }]))
      const before = { _id: id, version: next.version - 1 }
      return (await session.updateOne(before, { $set: next })).matchedCount === 1
    },
  }
}

/** What the sessions of one unit on one document are asked for by. */
export function sessionKey({
  documentId,
  unionId,
}: Pick<Session, 'documentId' | 'unionId'>): string {
  return `${documentId} ${unionId}`
}

function queryOf({ inForceOn, text: asked }: DocumentFilter) {
  const words = asked === null ? '' : plainTitle(asked).slice(0, 100)
  return {
    ...(words === '' ? {} : { plain: { $regex: patternOf(words) } }),
    ...(inForceOn === null
      ? {}
      : {
          supersededBy: null,
          validFrom: { $lte: inForceOn },
          $or: [{ validTo: null }, { validTo: { $gte: inForceOn } }],
        }),
  }
}

function afterOf(position: string) {
  const issuedOn = position.slice(0, 10)
  return { $or: [{ issuedOn: { $lt: issuedOn } }, { issuedOn, _id: { $lt: position.slice(11) } }] }
}

async function created(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

function toDocument({ _id, same: _same, plain: _plain, ...rest }: DocumentRow): OfficialDocument {
  return { id: _id, ...rest }
}

function toSession({ _id, ...rest }: SessionRow): Session {
  return { id: _id, ...rest }
}
