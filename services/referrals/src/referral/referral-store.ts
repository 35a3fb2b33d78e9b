import { Schema, type ClientSession, type Connection } from 'mongoose'
import * as z from 'zod'
import type { Finder } from '../sealed/finder.ts'
import { bytesOf, type Keys } from '../sealed/key-store.ts'
import { padded, seal, unseal } from '../sealed/seal.ts'
import { isClosed, type CaseFile, type Referral } from './referral.ts'

/** In the clear: the unit, the state, the year of sending, the month of closing. The person and the organ are keyed hashes. */
type Row = {
  _id: string
  unionId: string
  state: Referral['state']
  version: number
  open: boolean
  person: string
  organ: string | null
  /** The upper unit while it is asked for its opinion. */
  askedOf: string | null
  /** The unit the person moved to, once the person wants to go on there. */
  movingTo: string | null
  sent: Referral['sent']
  closedMonth: string | null
  box: Uint8Array | { buffer: Uint8Array }
}

const text = { type: String, required: true } as const
const perhaps = { type: String, default: null } as const

const schema = new Schema<Row>(
  {
    _id: text,
    unionId: text,
    state: text,
    version: { type: Number, required: true },
    open: { type: Boolean, required: true },
    person: text,
    organ: perhaps,
    askedOf: perhaps,
    movingTo: perhaps,
    sent: { type: Schema.Types.Mixed, default: null },
    closedMonth: perhaps,
    box: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'referrals', minimize: false },
)
  // I-8: at most one open referral per member
  .index({ person: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'one_open' })
  .index({ person: 1, _id: 1 })
  .index({ unionId: 1, open: 1, _id: -1 })
  .index({ organ: 1, state: 1, _id: -1 })
  .index({ askedOf: 1 })
  .index({ movingTo: 1 })
  .index({ state: 1, _id: 1 })
  .index({ closedMonth: 1 })
  .index({ 'sent.unionId': 1, 'sent.year': 1 })

const BLOCK = 2_048
/** The unit, too: whoever writes a row without a key cannot bring a case before another unit's list. */
const about = ({ _id, unionId }: Pick<Row, '_id' | 'unionId'>) => `referral:${_id}:${unionId}`

const file = z.custom<CaseFile>(
  (value) => z.object({ memberId: z.string() }).safeParse(value).success,
)

export type ReferralStore = ReturnType<typeof referralStore>

/** Referrals, each sealed under a key of its own (REF-7). Shard key for scale: `unionId`. */
export function referralStore(connection: Connection, keys: Keys, find: Finder) {
  const model = connection.model('Referral', schema)
  const opened = async (rows: readonly Row[]): Promise<Referral[]> => {
    const dataKeys = await keys.open(rows.map(({ _id }) => _id))
    return rows.flatMap((row) => toReferral(row, dataKeys.get(row._id), find))
  }
  const query = async (filter: object, limit = 1_000) =>
    await opened(await model.find(filter).sort({ _id: -1 }).limit(limit).lean<Row[]>())
  const byIds = async (ids: readonly string[]) => await query({ _id: { $in: ids } })
  return {
    model,
    byIds,
    byId: async (id: string): Promise<Referral | null> => (await byIds([id]))[0] ?? null,
    /** @throws the duplicate key error when the member has an open one already */
    insert: async (referral: Referral, session: ClientSession): Promise<void> => {
      const key = await keys.create(referral.id, session)
      await model.create([toRow(referral, key, find)], { session })
    },
    openOf: async (memberId: string): Promise<Referral | null> =>
      (await query({ person: find('CASE', memberId), open: true }, 1))[0] ?? null,
    /** An own proposal without consent does not count: it is nobody's to see, not even by a refusal. */
    hasOpen: async (memberId: string): Promise<boolean> =>
      (await model.exists({
        person: find('CASE', memberId),
        open: true,
        state: { $ne: 'SELF_PROPOSED' },
      })) !== null,
    /** Everything of one member. */
    ofMember: async (memberId: string): Promise<Referral[]> =>
      await query({ person: find('CASE', memberId) }, 100),
    /** The open ones of these members. */
    openOfMembers: async (memberIds: readonly string[]): Promise<Referral[]> =>
      await query({ person: { $in: memberIds.map((id) => find('CASE', id)) }, open: true }),
    /** A page of a unit's, in order of random id; what is only proposed is nobody's to see. */
    pageOf: async (
      unionId: string,
      { open, after, first }: { open: boolean | null; after: string | null; first: number },
    ): Promise<{ rows: Referral[]; total: number }> => {
      const all: object = {
        $or: [{ unionId }, { movingTo: unionId }],
        state: { $ne: 'SELF_PROPOSED' },
        ...(open === null ? {} : { open }),
      }
      const from = after === null ? {} : { _id: { $lt: after } }
      const [rows, total] = await Promise.all([
        query({ ...all, ...from }, first + 1),
        model.countDocuments(all),
      ])
      return { rows, total }
    },
    askedOf: async (upperId: string): Promise<Referral[]> =>
      await query({ askedOf: upperId, open: true }, 100),
    /** All that is addressed to a Party organ; the day of sending, and so the order, is sealed. `open` null: both. */
    addressedTo: async (organId: string, open: boolean | null): Promise<Referral[]> => {
      const which = open === null ? {} : { open }
      return await query({ organ: find('ORGAN', organId), sent: { $ne: null }, ...which }, 10_000)
    },
    /** For work by the clock: those in one of the states, in order of id. */
    inStates: async (
      states: readonly Referral['state'][],
      after: string,
      limit = 200,
    ): Promise<Referral[]> =>
      await opened(
        await model
          .find({ state: { $in: states }, _id: { $gt: after } })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<Row[]>(),
      ),
    /** Changes one version into the next, sealed anew; null when somebody else was first. */
    advance: async (
      before: Referral,
      next: Referral,
      session: ClientSession,
    ): Promise<Referral | null> => {
      const key = (await keys.open([before.id])).get(before.id)
      if (!key) return null
      const changed = { ...next, version: before.version + 1 }
      const { _id, ...row } = toRow(changed, key, find)
      const { matchedCount } = await model.updateOne(
        { _id, version: before.version },
        { $set: row },
        { session },
      )
      return matchedCount === 1 ? changed : null
    },
    /** A proposal without consent, gone with its key. False: it was agreed to since it was looked at, and stays. */
    eraseProposal: async (id: string, session: ClientSession): Promise<boolean> => {
      const { deletedCount } = await model.deleteOne(
        { _id: id, state: 'SELF_PROPOSED' },
        { session },
      )
      if (deletedCount === 1) await keys.destroy([id], session)
      return deletedCount === 1
    },
    /** Gone, with its key: at once unreadable everywhere but where the key-encryption key and the oplog meet. */
    erase: async (ids: readonly string[], session: ClientSession) => {
      await model.deleteMany({ _id: { $in: ids } }, { session })
      await keys.destroy(ids, session)
    },
  }
}

function toRow(referral: Referral, key: Buffer, find: Finder): Row {
  const { id, unionId, state, version, sent, file: contents } = referral
  const closed = isClosed(state)
  return {
    _id: id,
    unionId,
    state,
    version,
    open: !closed,
    ...foundBy(contents, find),
    sent,
    closedMonth: closed ? (contents.steps.at(-1)?.on.slice(0, 7) ?? null) : null,
    box: seal(key, padded(contents, BLOCK), about({ _id: id, unionId })),
  }
}

/** Columns that say before whose eyes a case comes: made from what is sealed, and checked against it. */
function foundBy({ memberId, resolution, opinion, suspension }: CaseFile, find: Finder) {
  return {
    person: find('CASE', memberId),
    organ: resolution ? find('ORGAN', resolution.organId) : null,
    askedOf: opinion && opinion.givenOn === null ? opinion.upperId : null,
    movingTo: suspension?.memberAgrees ? suspension.newUnionId : null,
  } satisfies Partial<Row>
}

/** Nothing for a row without its key, and for one whose columns are not those of what is sealed. */
function toReferral(row: Row, key: Buffer | undefined, find: Finder): Referral[] {
  const plain = key && unseal(key, bytesOf(row.box), about(row))
  if (!plain) return []
  const { _id: id, unionId, state, version, sent } = row
  const contents = file.parse(JSON.parse(plain.toString('utf8')))
  const { person, organ, askedOf, movingTo } = foundBy(contents, find)
  const isTrue =
    row.person === person &&
    row.organ === organ &&
    row.askedOf === askedOf &&
    row.movingTo === movingTo &&
    contents.steps.at(-1)?.state === state
  return isTrue ? [{ id, unionId, state, version, sent, file: contents }] : []
}
