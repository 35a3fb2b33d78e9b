import { randomBytes } from 'node:crypto'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import * as z from 'zod'
import type { Finder } from '../sealed/finder.ts'
import { bytesOf, type Keys } from '../sealed/key-store.ts'
import { padded, seal, unseal } from '../sealed/seal.ts'

/** What an officer may see of an invitation: no person (REF-1). Days of domain time. */
export type SentInvitation = { id: string; unionId: string; sentOn: string; waitsUntil: string }

/** What the invited person sees. */
export type Invitation = SentInvitation & { memberId: string }

type Row = Omit<SentInvitation, 'id'> & {
  _id: string
  /** A keyed hash of the invited member, or 32 random bytes after a "no": nobody can tell without the key. */
  whom: string
  box: Uint8Array | { buffer: Uint8Array }
}

const text = { type: String, required: true } as const

const schema = new Schema<Row>(
  {
    _id: text,
    unionId: text,
    sentOn: text,
    waitsUntil: text,
    whom: text,
    box: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'invitations' },
)
  .index({ whom: 1 })
  .index({ unionId: 1, waitsUntil: 1 })
  .index({ waitsUntil: 1 })

const BLOCK = 256
const SEALED_BYTES = BLOCK + 28
const about = (id: string) => `invitation:${id}`
const contents = z.object({ memberId: z.string() })

export type InvitationStore = ReturnType<typeof invitationStore>

/**
 * Invitations that wait for an answer. A declined one is a row like any other, until the same day (decision 008).
 * Shard key for scale: `_id`.
 */
export function invitationStore(connection: Connection, keys: Keys, find: Finder) {
  const model = connection.model('Invitation', schema)
  const forget = async (ids: readonly string[], session: ClientSession) => {
    await model.deleteMany({ _id: { $in: ids } }, { session })
    await keys.destroy(ids, session)
  }
  return {
    model,
    insert: async ({ memberId, id, ...rest }: Invitation, session: ClientSession) => {
      const key = await keys.create(id, session)
      const box = seal(key, padded({ memberId }, BLOCK), about(id))
      await model.create([{ _id: id, ...rest, whom: find('INVITED', memberId), box }], { session })
    },
    /** The invitation that waits for this member's answer on this day. */
    waitingFor: async (memberId: string, today: string): Promise<Invitation | null> => {
      const whom = find('INVITED', memberId)
      const row = await model.findOne({ whom, waitsUntil: { $gte: today } }).lean<Row>()
      const key = row && (await keys.open([row._id])).get(row._id)
      const plain = key && unseal(key, bytesOf(row.box), about(row._id))
      if (!plain) return null
      const { memberId: invited } = contents.parse(JSON.parse(plain.toString('utf8')))
      return invited === memberId ? { ...toSent(row), memberId } : null
    },
    /** What a unit sees of what it sent. Opens nothing: answered and unanswered cost the same. */
    sentBy: async (unionId: string, today: string): Promise<SentInvitation[]> => {
      const rows = await model
        .find({ unionId, waitsUntil: { $gte: today } }, { box: 0, whom: 0 })
        .sort({ waitsUntil: 1, _id: 1 })
        .limit(100)
        .lean<Row[]>()
      return rows.map(toSent)
    },
    /**
     * Destroys the key and what it opens, at once; random bytes of the same shape stay until the row's day. Nothing is
     * opened for it: a process that does not know the newest key-encryption key destroys as well.
     */
    scramble: async (id: string, memberId: string, session: ClientSession) => {
      const noise = { whom: randomBytes(32).toString('base64url'), box: randomBytes(SEALED_BYTES) }
      const whose = { _id: id, whom: find('INVITED', memberId) }
      const { matchedCount } = await model.updateOne(whose, { $set: noise }, { session })
      if (matchedCount === 1) await keys.scramble(id, session)
    },
    /** Forgets one with its key, on consent. False: it was declined or has expired since it was looked at. */
    take: async (id: string, memberId: string, session: ClientSession): Promise<boolean> => {
      const whose = { _id: id, whom: find('INVITED', memberId) }
      const { deletedCount } = await model.deleteOne(whose, { session })
      if (deletedCount === 1) await keys.destroy([id], session)
      return deletedCount === 1
    },
    /** How many of a unit wait, in the session's transaction. */
    countOf: async (unionId: string, today: string, session: ClientSession): Promise<number> =>
      await model.countDocuments({ unionId, waitsUntil: { $gte: today } }, { session }),
    forget,
    /** Ids of those whose last day is over. */
    over: async (today: string, limit = 500): Promise<string[]> =>
      (
        await model
          .find({ waitsUntil: { $lt: today } }, { _id: 1 })
          .limit(limit)
          .lean()
      ).map(({ _id }) => _id),
  }
}

function toSent({ _id: id, unionId, sentOn, waitsUntil }: Row): SentInvitation {
  return { id, unionId, sentOn, waitsUntil }
}
