import { createHash, randomBytes } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { SubjectKind } from './evidence.ts'

/** What an upload was asked for. */
export type Wanted = {
  memberId: string
  kind: SubjectKind
  subject: string
  fileName: string
  private: boolean
}

/** TICKET: in the hands of the sender. UPLOAD: spent at the gateway, whose body is on its way. */
type Stage = 'TICKET' | 'UPLOAD'
type Row = Wanted & { _id: string; stage: Stage; until: Date }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    stage: { type: String, required: true },
    memberId: { type: String, required: true },
    kind: { type: String, required: true },
    subject: { type: String, required: true },
    fileName: { type: String, required: true },
    private: { type: Boolean, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false, collection: 'evidence_tickets' },
)
  .index({ memberId: 1, until: 1 })
  .index({ until: 1 })

export const TICKET_SECONDS = 15 * 60
const UPLOAD_SECONDS = 60

export type TicketStore = ReturnType<typeof ticketStore>

/**
 * One-time secrets, stored as SHA-256 only: whoever reads the database can use none. Spending is one atomic delete, so of
 * any number of tries at once one wins. Real time, as of all secrets (D-18). Shard key for scale: `_id`.
 */
export function ticketStore(connection: Connection, now: () => number = Date.now) {
  const model = connection.model('EvidenceTicket', schema)
  const issue = async (wanted: Wanted, stage: Stage, secret: string, seconds: number) => {
    const until = new Date(now() + seconds * 1_000)
    await model.create([{ ...wanted, _id: hashOf(secret), stage, until }])
    return secret
  }
  const spend = async (secret: string, memberId: string, stage: Stage): Promise<Wanted | null> => {
    const live = { _id: hashOf(secret), memberId, stage, until: { $gt: new Date(now()) } }
    const row = await model.findOneAndDelete(live).lean()
    return row && wantedOf(row)
  }
  return {
    model,
    issue: async (wanted: Wanted) => await issue(wanted, 'TICKET', secretOf(32), TICKET_SECONDS),
    spend: async (ticket: string, memberId: string) => await spend(ticket, memberId, 'TICKET'),
    /** What follows a spent ticket: good for one body that begins within a minute. */
    issueUpload: async (wanted: Wanted) =>
      await issue(wanted, 'UPLOAD', `UP-${secretOf(32).slice(0, 22)}`, UPLOAD_SECONDS),
    spendUpload: async (upload: string, memberId: string) =>
      await spend(upload, memberId, 'UPLOAD'),
    countOf: async (memberId: string): Promise<number> =>
      await model.countDocuments({ memberId, until: { $gt: new Date(now()) } }),
    /** Deletes at most `most` of those that are over. */
    deleteOver: async (most: number): Promise<number> => {
      const over = await model
        .find({ until: { $lte: new Date(now()) } }, { _id: 1 })
        .limit(most)
        .lean()
      if (over.length === 0) return 0
      return (await model.deleteMany({ _id: { $in: over.map(({ _id }) => _id) } })).deletedCount
    },
  }
}

function wantedOf({ memberId, kind, subject, fileName, private: isPrivate }: Row): Wanted {
  return { memberId, kind, subject, fileName, private: isPrivate }
}

function secretOf(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
