import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Participation } from './participation.ts'

type Row = Omit<Participation, 'id'> & { _id: string }

const text = { type: String, required: true } as const
const maybe = { type: String, default: null } as const
const yes = { type: Boolean, required: true } as const

/** What is told as a fact of a unit. */
const TOLD = { kind: 'UNION', state: 'REGISTERED', counts: true } as const

const schema = new Schema<Row>(
  {
    _id: text,
    campaignId: text,
    rootId: text,
    kind: text,
    subjectId: text,
    unionId: text,
    upperId: text,
    state: text,
    target: { type: Number, default: null },
    registeredOn: text,
    withdrawnOn: maybe,
    version: { type: Number, required: true },
    reports: { type: Schema.Types.Mixed, required: true },
    waiting: yes,
    counts: yes,
  },
  { versionKey: false, collection: 'participations', minimize: false },
)
  .index({ subjectId: 1, registeredOn: -1, _id: -1 })
  .index({ campaignId: 1, kind: 1, state: 1, upperId: 1 })
  .index({ unionId: 1, rootId: 1, kind: 1, state: 1 })
  .index({ upperId: 1, _id: 1 }, { partialFilterExpression: { waiting: true } })
  .index({ registeredOn: 1, subjectId: 1 }, { partialFilterExpression: TOLD })

export type ParticipationChange = Partial<
  Pick<
    Participation,
    | 'campaignId'
    | 'unionId'
    | 'upperId'
    | 'state'
    | 'target'
    | 'registeredOn'
    | 'withdrawnOn'
    | 'reports'
    | 'waiting'
    | 'counts'
  >
>

export type ParticipationStore = ReturnType<typeof participationStore>

const NEWEST_FIRST = { registeredOn: -1, _id: -1 } as const
const NOTHING_SHOWN = 5_000

/**
 * 9 million rows at national scale. `_id` holds cascade and participant, so that a person or unit is in it once. Shard key
 * for scale: `_id` hashed; `subjectId` finds the own ones.
 */
export function participationStore(connection: Connection) {
  const model = connection.model('Participation', schema)
  const byIds = async (ids: readonly string[], session?: ClientSession): Promise<Participation[]> =>
    (await model.find({ _id: { $in: ids } }, null, session ? { session } : {}).lean()).map(
      toParticipation,
    )
  return {
    model,
    byIds: async (ids: readonly string[]) => await byIds(ids),
    byId: async (id: string, session?: ClientSession): Promise<Participation | null> =>
      (await byIds([id], session))[0] ?? null,
    /** False when it is there already. */
    insert: async ({ id, ...rest }: Participation, session?: ClientSession): Promise<boolean> => {
      try {
        await model.create([{ _id: id, ...rest }], session ? { session } : {})
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      { id, version }: Pick<Participation, 'id' | 'version'>,
      change: ParticipationChange,
      session?: ClientSession,
    ): Promise<Participation | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 } },
          { returnDocument: 'after', ...(session ? { session } : {}) },
        )
        .lean()
      return row && toParticipation(row)
    },
    /** Registrations of a unit in a year that are told as a fact. */
    countTold: async (unionId: string, year: string, session: ClientSession): Promise<number> =>
      await model.countDocuments(
        { subjectId: unionId, ...TOLD, registeredOn: daysOf(year) },
        { session },
      ),
    /** The units with a registration in a year that is told as a fact. */
    unitsTold: async (year: number): Promise<string[]> =>
      await model.distinct('subjectId', { ...TOLD, registeredOn: daysOf(String(year)) }),
    /** One page of a subject, newest first. `after` is `<registeredOn>|<id>` of the row before. */
    pageOf: async (subjectId: string, after: string | null, limit: number) => {
      const filter = after === null ? { subjectId } : { $and: [{ subjectId }, beyond(after)] }
      return (await model.find(filter).sort(NEWEST_FIRST).limit(limit).lean()).map(toParticipation)
    },
    countOf: async (subjectId: string): Promise<number> =>
      await model.countDocuments({ subjectId }),
    /** Those of some subjects that are not withdrawn, newest first. */
    registeredOf: async (subjectIds: readonly string[]): Promise<Participation[]> =>
      (
        await model
          .find({ subjectId: { $in: subjectIds }, state: 'REGISTERED' })
          .sort(NEWEST_FIRST)
          .limit(200)
          .lean()
      ).map(toParticipation),
    /** Units right below these organisations whose newest report waits, by id. */
    waitingPage: async (below: WaitingFilter, after: string | null, limit: number) => {
      const filter = after === null ? waiting(below) : { ...waiting(below), _id: { $gt: after } }
      return (await model.find(filter).sort({ _id: 1 }).limit(limit).lean()).map(toParticipation)
    },
    countWaiting: async (below: WaitingFilter): Promise<number> =>
      await model.countDocuments(waiting(below), { limit: NOTHING_SHOWN }),
    /** Nothing of an ended campaign waits for anybody; its reports stay as they are. */
    stopWaiting: async (campaignId: string, session: ClientSession): Promise<void> => {
      await model.updateMany(
        { campaignId, kind: 'UNION', waiting: true },
        { $set: { waiting: false } },
        { session },
      )
    },
    /** How many members of a union registered in each of these cascades. */
    membersOf: async (unionId: string, rootIds: readonly string[]) => {
      const rows = await model.aggregate<{ _id: string; members: number }>([
        { $match: { unionId, rootId: { $in: rootIds }, kind: 'MEMBER', state: 'REGISTERED' } },
        { $group: { _id: '$rootId', members: { $sum: 1 } } },
      ])
      return new Map(rows.map(({ _id, members }) => [_id, members]))
    },
    /** Members registered through this campaign, per unit above theirs. */
    membersByUpper: async (
      campaignIds: readonly string[],
    ): Promise<{ campaignId: string; upperId: string; members: number }[]> => {
      const rows = await model.aggregate<{ _id: { c: string; u: string }; members: number }>([
        { $match: { campaignId: { $in: campaignIds }, kind: 'MEMBER', state: 'REGISTERED' } },
        { $group: { _id: { c: '$campaignId', u: '$upperId' }, members: { $sum: 1 } } },
      ])
      return rows.map(({ _id, members }) => ({ campaignId: _id.c, upperId: _id.u, members }))
    },
    /** The unit has another unit above it: its reports wait there now. */
    followUnit: async (unionId: string, upperId: string) => {
      await model.updateMany(
        { subjectId: unionId, kind: 'UNION', upperId: { $ne: upperId } },
        { $set: { upperId } },
      )
    },
  }
}

/** `upperIds`: the viewer's organisations. */
export type WaitingFilter = { upperIds: readonly string[]; campaignId: string | null }

function waiting({ upperIds, campaignId }: WaitingFilter) {
  return {
    waiting: true,
    upperId: { $in: upperIds },
    ...(campaignId === null ? {} : { campaignId }),
  }
}

function daysOf(year: string) {
  return { $gte: `${year}-01-01`, $lte: `${year}-12-31` }
}

export function positionOf({
  registeredOn,
  id,
}: Pick<Participation, 'registeredOn' | 'id'>): string {
  return `${registeredOn}|${id}`
}

function beyond(after: string) {
  const bar = after.indexOf('|')
  const [registeredOn, id] = [after.slice(0, bar), after.slice(bar + 1)]
  return { $or: [{ registeredOn: { $lt: registeredOn } }, { registeredOn, _id: { $lt: id } }] }
}

function toParticipation({ _id, ...rest }: Row): Participation {
  return { id: _id, ...rest }
}
