import { startOfDay } from '@tinnhiem/kit/clock'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import { dayAfter, TOKEN_RULES, type AccessToken } from './token.ts'

type Row = Omit<AccessToken, 'id'> & { _id: string; forgetOn: Date }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    memberId: { type: String, required: true },
    name: { type: String, required: true },
    scopes: { type: [String], required: true },
    hash: { type: String, required: true },
    createdOn: { type: String, required: true },
    expiresOn: { type: String, required: true },
    lastUsedOn: { type: String, default: null },
    revokedOn: { type: String, default: null },
    forgetOn: { type: Date, required: true },
  },
  { versionKey: false, collection: 'accessTokens' },
)
  .index({ memberId: 1, expiresOn: 1 })
  .index({ forgetOn: 1 }, { expireAfterSeconds: 0 })

export type TokenStore = ReturnType<typeof tokenStore>

/** Dead tokens are forgotten after 90 days. Shard key for scale: `_id`. */
export function tokenStore(connection: Connection) {
  const model = connection.model('AccessToken', schema)
  return {
    model,
    byId: async (id: string): Promise<AccessToken | null> =>
      tokenOf(await model.findById(id).lean()),
    ofMember: async (memberId: string): Promise<AccessToken[]> => {
      const rows = await model.find({ memberId }).sort({ createdOn: -1, name: 1 }).lean()
      return rows.flatMap((row) => tokenOf(row) ?? [])
    },
    liveOf: async (memberId: string, day: string, session: ClientSession) => {
      const query = { memberId, revokedOn: null, expiresOn: { $gte: day } }
      return await model.find(query, { name: 1 }, { session }).lean()
    },
    insert: async ({ id, ...rest }: AccessToken, session: ClientSession) => {
      const forgetOn = forgottenAfter(rest.expiresOn)
      await model.create([{ _id: id, ...rest, forgetOn }], { session })
    },
    /** The token as it is after; null when it is not this person's. The first day of revoking stays. */
    revoke: async (id: string, memberId: string, day: string, session: ClientSession) => {
      const change = { $set: { revokedOn: day, forgetOn: forgottenAfter(day) } }
      const own = { _id: id, memberId }
      const done = await model.updateOne({ ...own, revokedOn: null }, change, { session })
      const token = tokenOf(await model.findOne(own, null, { session }).lean())
      return token && { token, changed: done.modifiedCount === 1 }
    },
    /** Writes at most once a day. */
    used: async (id: string, day: string) => {
      await model.updateOne({ _id: id, lastUsedOn: { $ne: day } }, { $set: { lastUsedOn: day } })
    },
  }
}

function tokenOf(row: Row | null): AccessToken | null {
  if (!row) return null
  const { _id: id, forgetOn: _, ...rest } = row
  return { id, ...rest }
}

function forgottenAfter(day: string): Date {
  return startOfDay(dayAfter(day, TOKEN_RULES.shownDead))
}
