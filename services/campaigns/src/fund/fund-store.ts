import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, Types, type ClientSession, type Connection } from 'mongoose'
import type { Contribution, FundAppeal, MutualAidFund, SocialActivity } from './fund.ts'

type Stored<T> = Omit<T, 'id'> & { _id: string }

const text = { type: String, required: true } as const
const whole = { type: Number, required: true } as const
const plain = { type: Schema.Types.Mixed, required: true } as const
const counted = {
  _id: text,
  year: whole,
  unionId: text,
  upperId: text,
  headcount: whole,
  enteredOn: text,
  enteredBy: text,
  version: whole,
  history: plain,
} as const

const appeals = new Schema<Stored<FundAppeal>>(
  {
    _id: text,
    title: plain,
    text: plain,
    issuerId: text,
    issuerPath: text,
    year: whole,
    rounds: plain,
    version: whole,
  },
  { versionKey: false, collection: 'fund_appeals', minimize: false },
).index({ year: 1, _id: -1 })
const contributions = new Schema<Stored<Contribution>>(
  {
    ...counted,
    appealId: text,
    round: whole,
    closingDay: text,
    supporters: whole,
    totalVnd: whole,
  },
  { versionKey: false, collection: 'contributions', minimize: false },
)
  .index({ year: 1, unionId: 1 })
  .index({ appealId: 1, round: 1, unionId: 1 }, { unique: true })
const activities = new Schema<Stored<SocialActivity>>(
  { ...counted, title: text, heldOn: text, participants: whole },
  { versionKey: false, collection: 'social_activities', minimize: false },
).index({ year: 1, unionId: 1 })
const funds = new Schema<Omit<MutualAidFund, 'unionId'> & { _id: string }>(
  {
    _id: text,
    rules: text,
    memberCount: whole,
    helpTotalVnd: whole,
    helpCount: whole,
    asOf: text,
    version: whole,
  },
  { versionKey: false, collection: 'mutual_aid_funds' },
)

/** Rows of one year that a list shows at most. */
const MOST = 200

export type FundStore = ReturnType<typeof fundStore>

/** Counts and totals by unit; no row is about a person. Shard key for scale: `unionId`; appeals are few. */
export function fundStore(connection: Connection) {
  const appeal = connection.model('FundAppeal', appeals)
  const contribution = connection.model('Contribution', contributions)
  const activity = connection.model('SocialActivity', activities)
  const fund = connection.model('MutualAidFund', funds)
  return {
    models: [appeal, contribution, activity, fund],
    newId: () => new Types.ObjectId().toHexString(),
    appealsByIds: async (ids: readonly string[]): Promise<FundAppeal[]> =>
      (await appeal.find({ _id: { $in: ids } }).lean()).map(withId),
    /** Newest first; the whole province's, for the caller to sort out who is asked. */
    appealsOf: async (year: number): Promise<FundAppeal[]> =>
      (await appeal.find({ year }).sort({ _id: -1 }).limit(1_000).lean()).map(withId),
    insertAppeal: async ({ id, ...rest }: FundAppeal): Promise<void> => {
      await appeal.create([{ _id: id, ...rest }])
    },
    /** Null when somebody else was first. */
    setRounds: async ({ id, version }: FundAppeal, rounds: FundAppeal['rounds']) => {
      const row = await appeal
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { rounds }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean()
      return row && withId(row)
    },
    contribution: async (key: Pick<Contribution, 'appealId' | 'round' | 'unionId'>) => {
      const row = await contribution.findOne({ ...key }).lean()
      return row && withId(row)
    },
    activity: async (id: string): Promise<SocialActivity | null> => {
      const row = await activity.findById(id).lean()
      return row && withId(row)
    },
    /** Puts version `next.version` in the place of the one before; false when somebody else was first. */
    putContribution: async (next: Contribution, session: ClientSession): Promise<boolean> =>
      await put(contribution, next, session),
    putActivity: async (next: SocialActivity, session: ClientSession): Promise<boolean> =>
      await put(activity, next, session),
    contributionsOf: async (
      unionId: string,
      year: number,
      session: ClientSession | null = null,
    ): Promise<Contribution[]> =>
      (
        await contribution
          .find({ year, unionId })
          .sort({ closingDay: -1, _id: -1 })
          .limit(MOST)
          .session(session)
          .lean()
      ).map(withId),
    /** Those of several units and years, each asked for by its `contributionKey`. */
    contributionsOfYears: async (keys: readonly string[]): Promise<Contribution[]> => {
      const pairs = keys.map((key) => key.split(' '))
      const year = { $in: [...new Set(pairs.map(([, one]) => Number(one)))] }
      const unionId = { $in: [...new Set(pairs.flatMap(([one]) => one ?? []))] }
      return (await contribution.find({ year, unionId }).lean()).map(withId)
    },
    activitiesOf: async (
      unionId: string,
      year: number,
      session: ClientSession | null = null,
    ): Promise<SocialActivity[]> =>
      (
        await activity
          .find({ year, unionId })
          .sort({ heldOn: -1, _id: -1 })
          .limit(MOST)
          .session(session)
          .lean()
      ).map(withId),
    /** Every count of a year, without who entered it. */
    countsOf: async (year: number) => {
      const same = { unionId: 1, upperId: 1, _id: 0 } as const
      const [given, done] = await Promise.all([
        contribution
          .find(
            { year },
            { ...same, appealId: 1, round: 1, closingDay: 1, supporters: 1, totalVnd: 1 },
          )
          .lean(),
        activity.find({ year }, { ...same, heldOn: 1, participants: 1 }).lean(),
      ])
      return { given, done }
    },
    fundOf: async (unionId: string): Promise<MutualAidFund | null> => {
      const row = await fund.findById(unionId).lean()
      if (!row) return null
      const { _id, ...rest } = row
      return { unionId: _id, ...rest }
    },
    /** False when somebody else was first. */
    putFund: async ({ unionId, ...next }: MutualAidFund): Promise<boolean> => {
      if (next.version === 1) return await created(fund.create([{ _id: unionId, ...next }]))
      const before = { _id: unionId, version: next.version - 1 }
      return (await fund.updateOne(before, { $set: next })).matchedCount === 1
    },
  }
}

/** What the counts of one unit and year are asked for by. */
export function contributionKey({ unionId, year }: Pick<Contribution, 'unionId' | 'year'>): string {
  return `${unionId} ${year}`
}

type Counted = { id: string; version: number }
type Puttable = {
  create: (rows: object[], options: { session: ClientSession }) => Promise<unknown>
  updateOne: (
    filter: { _id: string; version: number },
    update: { $set: object },
    options: { session: ClientSession },
  ) => PromiseLike<{ matchedCount: number }>
}

async function put(model: Puttable, next: Counted, session: ClientSession): Promise<boolean> {
  const { id, ...rest } = next
  if (next.version === 1) {
    await model.create([{ _id: id, ...rest }], { session })
    return true
  }
  const before = { _id: id, version: next.version - 1 }
  return (await model.updateOne(before, { $set: rest }, { session })).matchedCount === 1
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

function withId<T extends { _id: string }>({ _id, ...rest }: T) {
  return { id: _id, ...rest }
}
