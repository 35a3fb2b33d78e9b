import { randomBytes } from 'node:crypto'
import { Schema, type ClientSession, type Connection } from 'mongoose'

type Row = {
  _id: string
  officers: string[]
  /** Random, new with every invitation: who writes it has the turn (see `takeTurn`). */
  turn?: string
}

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    officers: { type: [String], required: true, default: undefined },
    turn: { type: String },
  },
  { versionKey: false, collection: 'referralLists' },
)

export type DeskStore = ReturnType<typeof deskStore>

/** Whom a chair named to a unit's referral list: appointments, not persons. Shard key for scale: `_id`, the unit. */
export function deskStore(connection: Connection) {
  const model = connection.model('ReferralList', schema)
  return {
    model,
    /** Null while the chair has named nobody. */
    named: async (unionId: string): Promise<string[] | null> =>
      (await model.findById(unionId).lean())?.officers ?? null,
    /** Makes invitations of one unit follow one another: of two transactions at once the second begins anew. */
    takeTurn: async (unionId: string, session: ClientSession): Promise<void> => {
      const turn = randomBytes(8).toString('hex')
      await model.updateOne({ _id: unionId }, { $set: { turn } }, { upsert: true, session })
    },
    name: async (unionId: string, officers: readonly string[]): Promise<void> => {
      await model.updateOne({ _id: unionId }, { $set: { officers } }, { upsert: true })
    },
  }
}
