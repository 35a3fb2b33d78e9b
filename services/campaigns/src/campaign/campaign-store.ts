import { under } from '@tinnhiem/kit/dated'
import { firstChildren } from '@tinnhiem/kit/page'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { Campaign, CampaignState, Notice, Step } from './campaign.ts'

/** `adoption`: parent and issuer while it is not cancelled: a unit adopts a campaign once. */
type Row = Omit<Campaign, 'id'> & { _id: string; adoption: string | null; adoptions: number }

const text = { type: String, required: true } as const
const plain = { type: Schema.Types.Mixed, default: null } as const
const list = { type: Schema.Types.Mixed, required: true } as const
const maybe = { type: String, default: null } as const

const schema = new Schema<Row>(
  {
    _id: text,
    kind: text,
    template: maybe,
    phase: maybe,
    title: plain,
    about: plain,
    issuerId: text,
    issuerPath: text,
    audienceId: text,
    audiencePath: text,
    who: text,
    measure: text,
    startsOn: text,
    endsOn: maybe,
    registrationUntil: maybe,
    criteria: list,
    goals: list,
    appliedWindow: plain,
    exclusions: { type: [String], required: true },
    state: text,
    version: { type: Number, required: true },
    authors: { type: [String], required: true },
    parentId: maybe,
    rootId: text,
    lineage: { type: [String], required: true },
    parentCancelled: { type: Boolean, required: true },
    publishedOn: maybe,
    reminders: { type: [String], required: true },
    reason: maybe,
    steps: list,
    notices: list,
    adoption: maybe,
    adoptions: { type: Number, required: true },
  },
  { versionKey: false, collection: 'campaigns', minimize: false },
)
  .index({ issuerPath: 1, startsOn: -1, _id: -1 })
  .index({ audienceId: 1, startsOn: -1, _id: -1 })
  .index({ state: 1, startsOn: -1, _id: -1 })
  .index({ parentId: 1, issuerId: 1 })
  .index({ issuerId: 1 })
  .index({ lineage: 1 })
  .index(
    { adoption: 1 },
    { unique: true, partialFilterExpression: { adoption: { $type: 'string' } } },
  )

export type CampaignChange = Partial<
  Omit<Campaign, 'id' | 'version' | 'steps' | 'notices' | 'rootId' | 'issuerId'>
> & { adoption?: null }

/** A mongo condition on campaigns, made by this store's own helpers below. */
export type CampaignFilter = Readonly<Record<string, unknown>>

export type CampaignStore = ReturnType<typeof campaignStore>

const NEWEST_FIRST = { startsOn: -1, _id: -1 } as const
const MOST_NOTICES = 50

/** 30,000 documents at national scale. Shard key for scale: `_id`. */
export function campaignStore(connection: Connection) {
  const model = connection.model('Campaign', schema)
  const byIds = async (ids: readonly string[], session?: ClientSession): Promise<Campaign[]> =>
    (await model.find({ _id: { $in: ids } }, null, session ? { session } : {}).lean()).map(
      toCampaign,
    )
  return {
    model,
    byIds: async (ids: readonly string[]) => await byIds(ids),
    byId: async (id: string, session?: ClientSession): Promise<Campaign | null> =>
      (await byIds([id], session))[0] ?? null,
    insert: async (campaign: Campaign) => {
      await model.create([rowOf(campaign)])
    },
    /**
     * Stores an adopted child while its parent can be adopted: both change together, so that a move of the parent at the
     * same time tells this child too.
     */
    insertChild: async (
      child: Campaign,
      parent: { id: string; states: readonly CampaignState[] },
      session: ClientSession,
    ): Promise<'stored' | 'parent not open' | 'adopted already'> => {
      const held = { _id: parent.id, state: { $in: parent.states }, parentCancelled: false }
      const { matchedCount } = await model.updateOne(held, { $inc: { adoptions: 1 } }, { session })
      if (matchedCount === 0) return 'parent not open'
      const { adoption } = rowOf(child)
      if (await model.exists({ adoption }).session(session)) return 'adopted already'
      await model.create([rowOf(child)], { session })
      return 'stored'
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async (
      { id, version }: Pick<Campaign, 'id' | 'version'>,
      change: CampaignChange,
      step: Step | null,
      session?: ClientSession,
    ): Promise<Campaign | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 }, ...(step ? { $push: { steps: step } } : {}) },
          { returnDocument: 'after', ...(session ? { session } : {}) },
        )
        .lean()
      return row && toCampaign(row)
    },
    /** Tells every adopted child that can still move; a cancelled parent also changes the child's version. */
    tellChildren: async (parentId: string, notice: Notice, session: ClientSession) => {
      const cancelled = notice.code === 'CANCEL'
      await model.updateMany(
        { parentId, lineage: parentId, state: { $nin: ENDED } },
        {
          $push: { notices: { $each: [notice], $slice: -MOST_NOTICES } },
          ...(cancelled ? { $set: { parentCancelled: true }, $inc: { version: 1 } } : {}),
        },
        { session },
      )
    },
    /** Every campaign that hangs below this one, at any depth. */
    belowIds: async (id: string, session: ClientSession): Promise<string[]> =>
      (await model.find({ lineage: id }, { _id: 1 }, { session }).lean()).map(({ _id }) => _id),
    /** Takes a campaign that goes on alone, and what hangs below it, off the boards above. */
    cutLineage: async (id: string, above: readonly string[], session: ClientSession) => {
      await model.updateMany({ lineage: id }, { $pullAll: { lineage: [...above] } }, { session })
    },
    /** Which of these units issue a campaign or are the audience of one. */
    unitsKnown: async (unitIds: readonly string[]): Promise<string[]> => {
      const [issuers, audiences] = await Promise.all([
        model.distinct('issuerId', { issuerId: { $in: unitIds } }),
        model.distinct('audienceId', { audienceId: { $in: unitIds } }),
      ])
      return [...new Set([...issuers, ...audiences])]
    },
    /** A unit got another place in the tree: rights follow it at once. */
    followUnit: async (unitId: string, path: string) => {
      await model.updateMany(
        { audienceId: unitId, audiencePath: { $ne: path } },
        { $set: { audiencePath: path } },
      )
      await model.updateMany(
        { issuerId: unitId, issuerPath: { $ne: path } },
        { $set: { issuerPath: path } },
      )
    },
    /** Adopted campaigns of a unit, to be told that it left the audience above. */
    adoptedBy: async (unitId: string): Promise<Campaign[]> =>
      (await model.find({ issuerId: unitId, parentId: { $ne: null } }).lean()).map(toCampaign),
    /** Once per parent and day. */
    notify: async (id: string, notice: Notice) => {
      const same = { $elemMatch: { code: notice.code, from: notice.from, on: notice.on } }
      await model.updateOne({ _id: id, notices: { $not: same } }, { $push: { notices: notice } })
    },
    /** One page, newest start day first. `after` is `<startsOn>|<id>` of the row before. */
    page: async (
      filter: CampaignFilter,
      after: string | null,
      limit: number,
    ): Promise<Campaign[]> => {
      const where = after === null ? filter : { $and: [filter, beyond(after)] }
      return (await model.find(where).sort(NEWEST_FIRST).limit(limit).lean()).map(toCampaign)
    },
    /** The first children of each parent, newest start day first, and how many there are. */
    firstChildren: async (parentIds: readonly string[], filter: CampaignFilter, limit: number) => {
      const asked = { parentIds, where: filter, order: NEWEST_FIRST, limit } as const
      return await firstChildren(model, asked, toCampaign)
    },
    count: async (filter: CampaignFilter): Promise<number> => await model.countDocuments(filter),
    /** What starts or ends by this day. One whose parent was cancelled waits among them. */
    dueOn: async (today: string): Promise<Campaign[]> =>
      (
        await model
          .find({
            $or: [
              { state: 'REGISTRATION_OPEN', startsOn: { $lte: today } },
              { state: 'RUNNING', endsOn: { $lt: today } },
            ],
          })
          .sort({ _id: 1 })
          .lean()
      ).map(toCampaign),
    /** Units with campaigns in one of these states. */
    issuersIn: async (states: readonly CampaignState[]): Promise<string[]> =>
      await model.distinct('issuerId', { state: { $in: states } }),
    ofIssuers: async (
      issuerIds: readonly string[],
      states: readonly CampaignState[],
    ): Promise<Campaign[]> =>
      (await model.find({ issuerId: { $in: issuerIds }, state: { $in: states } }).lean()).map(
        toCampaign,
      ),
    /** Published campaigns of one measure that still take numbers. */
    counting: async (measure: Campaign['measure'], session: ClientSession): Promise<Campaign[]> =>
      (
        await model
          .find({ measure, publishedOn: { $ne: null }, state: { $nin: ENDED } }, null, { session })
          .lean()
      ).map(toCampaign),
    /** Open to people below one of these organisations, by state only; days are for the rules. */
    forAudiences: async (audienceIds: readonly string[], states: readonly CampaignState[]) =>
      (
        await model
          .find({ audienceId: { $in: audienceIds }, state: { $in: states } })
          .sort(NEWEST_FIRST)
          .limit(MOST_OPEN)
          .lean()
      ).map(toCampaign),
  }
}

const ENDED = ['CANCELLED', 'CLOSED', 'ARCHIVED'] as const
const MOST_OPEN = 500

/** Issued at or below one of these paths. */
export function issuedUnder(paths: readonly string[]): CampaignFilter {
  return paths.length === 0 ? NONE : { $or: paths.flatMap((path) => under(path, 'issuerPath').$or) }
}

/** Matches nothing: for somebody with no scope. */
const NONE: CampaignFilter = { _id: { $in: [] } }

export function positionOf({ startsOn, id }: Pick<Campaign, 'startsOn' | 'id'>): string {
  return `${startsOn}|${id}`
}

function beyond(after: string) {
  const bar = after.indexOf('|')
  const [startsOn, id] = [after.slice(0, bar), after.slice(bar + 1)]
  return { $or: [{ startsOn: { $lt: startsOn } }, { startsOn, _id: { $lt: id } }] }
}

function rowOf({ id, ...rest }: Campaign): Row {
  const adoption = rest.parentId === null ? null : `${rest.parentId}.${rest.issuerId}`
  return { _id: id, ...rest, adoption, adoptions: 0 }
}

function toCampaign({ _id, adoption: _, adoptions: _n, ...rest }: Row): Campaign {
  return { id: _id, ...rest }
}
