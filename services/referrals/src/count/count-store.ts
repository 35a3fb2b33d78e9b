import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { CountTable } from './publish-counts.ts'
import { sentInYear, type CountedCase, type ErasedCount } from './true-counts.ts'

type TableRow = { _id: string; year: number; asOf: string; table: CountTable }
type ErasedRow = ErasedCount & { _id: string }

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const tables = new Schema<TableRow>(
  { _id: text, year: number, asOf: text, table: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, collection: 'countTables', minimize: false },
).index({ year: 1, asOf: -1 })

const erased = new Schema<ErasedRow>(
  { _id: text, unionId: text, year: number, sent: number, withdrawn: number },
  { versionKey: false, collection: 'erasedCounts' },
).index({ year: 1, unionId: 1 })

/** A case as counting and erasing look at it, unopened; `sent` is null for one that never was. */
export type UnopenedCase = Omit<CountedCase, 'sent'> & {
  id: string
  sent: CountedCase['sent'] | null
}

type CaseRow = Omit<UnopenedCase, 'id'> & { _id: string }
const OF_CASE = { person: 1, state: 1, sent: 1, closedMonth: 1 } as const

export type CountStore = ReturnType<typeof countStore>

/** Published tables, never changed (one small document a month), and what erased cases left. Never sharded. */
export function countStore(connection: Connection, cases: { find: CaseFinder }) {
  const table = connection.model('CountTable', tables)
  const left = connection.model('ErasedCount', erased)
  return {
    models: [table, left],
    newest: async (year: number): Promise<CountTable | null> =>
      (await table.findOne({ year }).sort({ asOf: -1 }).lean<TableRow>())?.table ?? null,
    all: async (year: number): Promise<CountTable[]> =>
      (await table.find({ year }).sort({ asOf: 1 }).lean<TableRow[]>()).map((row) => row.table),
    /** @throws the duplicate key error when the table of this day is there; the transaction is then over */
    insert: async (made: CountTable, session: ClientSession): Promise<void> => {
      const { year, asOf } = made
      await table.create([{ _id: `${year}.${asOf}`, year, asOf, table: made }], { session })
    },
    /** Of a year; of one union, or of all. */
    erasedOf: async (year: number, unionId?: string): Promise<ErasedCount[]> =>
      await left
        .find(unionId === undefined ? { year } : { year, unionId }, { _id: 0 })
        .lean<ErasedCount[]>(),
    addErased: async ({ unionId, year, sent, withdrawn }: ErasedCount, session: ClientSession) => {
      await left.updateOne(
        { _id: `${year}.${unionId}` },
        { $inc: { sent, withdrawn }, $setOnInsert: { unionId, year } },
        { upsert: true, session },
      )
    },
    /** Every case sent in a year, unopened. */
    sentIn: async (year: number) =>
      sentInYear(await cases.find({ 'sent.year': year }, OF_CASE), year),
    /** Every case one union sent in a year, unopened. */
    sentFrom: async (unionId: string, year: number) => {
      const filter = { 'sent.unionId': unionId, 'sent.year': year }
      return sentInYear(await cases.find(filter, OF_CASE), year)
    },
    /** Closed in this month (YYYY-MM) or before, unopened. */
    closedUpTo: async (month: string): Promise<UnopenedCase[]> =>
      await cases.find({ closedMonth: { $ne: null, $lte: month } }, OF_CASE, 500),
    /** Every case of these people, unopened. */
    ofPeople: async (people: readonly string[], session?: ClientSession): Promise<UnopenedCase[]> =>
      await cases.find({ person: { $in: people } }, OF_CASE, 10_000, session),
  }
}

type CaseFinder = (
  filter: object,
  fields: typeof OF_CASE,
  limit?: number,
  session?: ClientSession,
) => Promise<UnopenedCase[]>

type FindsCases = {
  find: (
    filter: object,
    fields: object,
  ) => {
    limit: (most: number) => {
      session: (session: ClientSession | null) => { lean: <T>() => Promise<T> }
    }
  }
}

/** Reads the referrals' collection without opening anything. */
export function caseFinder(model: FindsCases): CaseFinder {
  return async (filter, fields, limit = 1_000_000, session) => {
    const rows = await model
      .find(filter, fields)
      .limit(limit)
      .session(session ?? null)
      .lean<CaseRow[]>()
    return rows.map(({ _id: id, ...rest }) => ({ id, ...rest }))
  }
}
