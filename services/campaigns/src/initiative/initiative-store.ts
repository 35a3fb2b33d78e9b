import { Schema, Types, type ClientSession, type Connection } from 'mongoose'
import type { InitiativeChange } from './apply-move.ts'
import { STANDING, type Initiative, type InitiativeState } from './initiative.ts'

type Row = Omit<Initiative, 'id'> & { _id: string }

const plain = { type: Schema.Types.Mixed, required: true } as const

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    state: { type: String, required: true },
    unionId: { type: String, required: true },
    text: plain,
    authors: plain,
    split: { type: Number, required: true },
    editions: plain,
    declined: { type: Number, required: true },
    decision: { type: Schema.Types.Mixed, default: null },
    countedOn: { type: String, default: null },
    replicatedBy: { type: [String], required: true },
    steps: plain,
  },
  { versionKey: false, collection: 'initiatives', minimize: false },
)
  .index({ unionId: 1, state: 1, _id: -1 })
  .index({ 'authors.memberId': 1, _id: -1 })
  .index({ state: 1, _id: -1 })

/** What a list asks for. `unionIds` null = everywhere. */
export type InitiativeFilter = {
  unionIds: readonly string[] | null
  states: readonly InitiativeState[] | null
}

/** How many initiatives of one union stand in one state. */
export type StateCount = { unionId: string; state: InitiativeState; count: number }

export type InitiativeStore = ReturnType<typeof initiativeStore>

/** Initiatives by id; ids rise with time. Never submitted ones are in nobody's list but the authors'. Shard key for scale: `unionId`. */
export function initiativeStore(connection: Connection) {
  const model = connection.model('Initiative', schema)
  const byIds = async (ids: readonly string[]): Promise<Initiative[]> =>
    (await model.find({ _id: { $in: ids } }).lean()).map(toInitiative)
  return {
    model,
    byIds,
    newId: () => new Types.ObjectId().toHexString(),
    byId: async (id: string): Promise<Initiative | null> => (await byIds([id]))[0] ?? null,
    ofAuthor: async (memberId: string): Promise<Initiative[]> =>
      (await model.find({ 'authors.memberId': memberId }).sort({ _id: -1 }).limit(100).lean()).map(
        toInitiative,
      ),
    /** `first + 1` rows after the cursor, newest first, and how many there are. */
    page: async (filter: InitiativeFilter, first: number, after: string | null) => {
      const query = queryOf(filter)
      const position = after === null ? {} : { _id: { $lt: after } }
      const [rows, total] = await Promise.all([
        model
          .find({ ...query, ...position })
          .sort({ _id: -1 })
          .limit(first + 1)
          .lean(),
        model.countDocuments(query),
      ])
      return { rows: rows.map(toInitiative), total }
    },
    /** The newest submitted titles of a union, and the own ones of a member, for the look at near-duplicates. */
    titlesIn: async (unionId: string, memberId: string) => {
      const seen = { 'editions.0': { $exists: true }, state: { $ne: 'WITHDRAWN' as const } }
      const rows = await model
        .find({ unionId, $or: [seen, { 'authors.memberId': memberId }] }, { 'text.title': 1 })
        .sort({ _id: -1 })
        .limit(2_000)
        .lean<Pick<Row, '_id' | 'text'>[]>()
      return rows.map(({ _id, text }) => ({ id: _id, title: text.title }))
    },
    countStates: async (
      unionIds: readonly string[],
      programmeId: string,
      session?: ClientSession,
    ): Promise<StateCount[]> => {
      const found = await model.aggregate<{ _id: Omit<StateCount, 'count'>; count: number }>(
        [
          { $match: { ...queryOf({ unionIds, states: null }), 'text.programmeId': programmeId } },
          { $group: { _id: { unionId: '$unionId', state: '$state' }, count: { $sum: 1 } } },
        ],
        session ? { session } : {},
      )
      return found.map(({ _id, count }) => ({ ..._id, count }))
    },
    /** Counted in a year and still standing. */
    countStanding: async (unionId: string, year: number, session: ClientSession) =>
      await model
        .countDocuments({
          unionId,
          state: { $in: STANDING },
          countedOn: { $gte: `${year}-01-01`, $lte: `${year}-12-31` },
        })
        .session(session),
    /** Whether a union has one that counts for one of these programmes. */
    hasStanding: async (
      unionId: string,
      programmeIds: readonly string[],
      session: ClientSession,
    ): Promise<boolean> =>
      (await model
        .exists({
          unionId,
          state: { $in: STANDING },
          'text.programmeId': { $in: programmeIds },
        })
        .session(session)) !== null,
    insert: async ({ id, ...rest }: Initiative): Promise<void> => {
      await model.create([{ _id: id, ...rest }])
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      { id, version }: Pick<Initiative, 'id' | 'version'>,
      change: InitiativeChange,
      session?: ClientSession,
    ): Promise<Initiative | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 } },
          { returnDocument: 'after', ...(session ? { session } : {}) },
        )
        .lean()
      return row && toInitiative(row)
    },
  }
}

function queryOf({ unionIds, states }: InitiativeFilter) {
  return {
    ...(unionIds === null ? {} : { unionId: { $in: unionIds } }),
    ...(states === null ? {} : { state: { $in: states } }),
    'editions.0': { $exists: true },
  }
}

function toInitiative({ _id, ...rest }: Row): Initiative {
  return { id: _id, ...rest }
}
