import { Schema, type Connection, type QueryFilter } from 'mongoose'
import type { PostKind } from '../scheme/leader-scheme.ts'
import type { LeaderRating } from './rating.ts'

/** A stored rating: found by its cycle and post, shown only when the cycle names its run. */
export type RatingRecord = {
  /** `<cycle>.<post>`, the same for every run. */
  id: string
  runId: string
  cycleId: string
  memberId: string
  unionId: string
  upperId: string | null
  post: PostKind
  level: LeaderRating['level']
  /** Place in the order of the board. */
  position: number
  rating: LeaderRating
}
type Row = Omit<RatingRecord, 'rating'> & { _id: string; rating: string }

const text = { type: String, required: true } as const

const schema = new Schema<Row>(
  {
    _id: text,
    id: text,
    runId: text,
    cycleId: text,
    memberId: text,
    unionId: text,
    upperId: { type: String, default: null },
    post: text,
    level: text,
    position: { type: Number, required: true },
    /** The rating as JSON: nothing is searched inside it. */
    rating: text,
  },
  { versionKey: false, collection: 'ratings', minimize: false, id: false },
)
  .index({ runId: 1, position: 1 }, { unique: true })
  .index({ memberId: 1, runId: 1 })
  .index({ unionId: 1, runId: 1 })
  .index({ runId: 1, post: 1, upperId: 1, level: 1 })

export type BoardFilter = {
  runId: string
  /** An upper union: its own chair and those below. */
  under: string | null
  post: PostKind | null
  level: LeaderRating['level'] | null
}

/** A finished rating with its place on the board. */
export type StoredRating = Pick<RatingRecord, 'rating' | 'position' | 'upperId'>

/** So many leaders with one class under one union. */
export type LevelSum = Pick<RatingRecord, 'runId' | 'post' | 'upperId' | 'level'> & {
  leaders: number
}

export type RatingStore = ReturnType<typeof ratingStore>

/** Shard key for scale: `runId, position`. */
export function ratingStore(connection: Connection) {
  const model = connection.model('Rating', schema)
  const find = async (filter: QueryFilter<Row>): Promise<RatingRecord[]> =>
    (await model.find(filter).sort({ position: 1 }).limit(1_000).lean()).map(toRecord)
  return {
    model,
    /** Ratings of a run, some at a time; the same again when it is repeated. */
    put: async (run: { id: string; cycleId: string }, items: readonly StoredRating[]) => {
      const rows = items.map((item) => rowOf(run, item))
      await model.bulkWrite(
        rows.map((row) => ({
          replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
        })),
        { ordered: false },
      )
    },
    ofPosts: async (keys: readonly { runId: string; postId: string }[]) =>
      await find({ _id: { $in: keys.map(({ runId, postId }) => `${runId}.${postId}`) } }),
    ofMember: async (memberId: string, runIds: readonly string[]) =>
      await find({ memberId, runId: { $in: runIds } }),
    ofUnions: async (unionIds: readonly string[], runIds: readonly string[]) =>
      await find({ unionId: { $in: unionIds }, runId: { $in: runIds } }),
    /** The board from a place on. */
    page: async (filter: BoardFilter, after: number, limit: number) => {
      const query = queryOf(filter)
      const [rows, total] = await Promise.all([
        model
          .find({ ...query, position: { $gt: after } })
          .sort({ position: 1 })
          .limit(limit)
          .lean(),
        model.countDocuments(query),
      ])
      return { rows: rows.map(toRecord), total }
    },
    /** How many leaders of each kind got which class, by the union above them; read from an index alone. */
    levelsByUpper: async (runIds: readonly string[]): Promise<LevelSum[]> => {
      const rows = await model.aggregate<{ _id: Omit<LevelSum, 'leaders'>; leaders: number }>([
        { $match: { runId: { $in: runIds } } },
        {
          $group: {
            _id: { runId: '$runId', post: '$post', upperId: '$upperId', level: '$level' },
            leaders: { $sum: 1 },
          },
        },
      ])
      return rows.map(({ _id, leaders }) => ({ ..._id, leaders }))
    },
    /** The few runs that have ratings. */
    runIds: async (): Promise<string[]> => await model.distinct('runId'),
    drop: async (runIds: readonly string[]) => {
      await model.deleteMany({ runId: { $in: runIds } })
    },
  }
}

function queryOf({ runId, under, post, level }: BoardFilter): QueryFilter<Row> {
  return {
    runId,
    ...(under === null ? {} : { $or: [{ upperId: under }, { unionId: under }] }),
    ...(post === null ? {} : { post }),
    ...(level === null ? {} : { level }),
  }
}

function rowOf(
  run: { id: string; cycleId: string },
  { rating, position, upperId }: StoredRating,
): Row {
  const { postId, memberId, unionId, post, level } = rating
  const { id: runId, cycleId } = run
  return {
    _id: `${runId}.${postId}`,
    id: `${cycleId}.${postId}`,
    runId,
    cycleId,
    memberId,
    unionId,
    upperId,
    post,
    level,
    position,
    rating: JSON.stringify(rating),
  }
}

function toRecord({ _id, rating, ...rest }: Row): RatingRecord {
  const parsed: LeaderRating = JSON.parse(rating)
  return { ...rest, rating: parsed }
}
