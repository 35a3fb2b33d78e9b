import { Schema, type ClientSession, type Connection } from 'mongoose'
import { BANDS, type SizeBand } from './size-band.ts'

/** One unit on one campaign's board, ready to be read. `via`: the campaign it registered in, or null: counted work only. */
export type BoardRow = {
  campaignId: string
  unitId: string
  upperId: string
  via: string | null
  members: number
  band: SizeBand
  /** Under 10 members: shown with the others of the same upper union. */
  grouped: boolean
  /** Band, name in Vietnamese order, id. */
  order: string
  target: number | null
  registered: number
  verified: number
  /** Whether anything was reported or verified: what a follow-up counts. */
  reported: boolean
}

type Row = BoardRow & { _id: string }

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const yes = { type: Boolean, required: true } as const

/** All that sums are made of: they are read from this index without one row being fetched. */
const SUMMED = {
  campaignId: 1,
  upperId: 1,
  grouped: 1,
  band: 1,
  members: 1,
  target: 1,
  registered: 1,
  verified: 1,
  reported: 1,
} as const

const schema = new Schema<Row>(
  {
    _id: text,
    campaignId: text,
    unitId: text,
    upperId: text,
    via: { type: String, default: null },
    members: number,
    band: text,
    grouped: yes,
    order: text,
    target: { type: Number, default: null },
    registered: number,
    verified: number,
    reported: yes,
  },
  { versionKey: false, collection: 'board_rows' },
)
  .index({ campaignId: 1, grouped: 1, order: 1 })
  .index({ campaignId: 1, upperId: 1, grouped: 1, order: 1 })
  .index(SUMMED)
  .index({ unitId: 1 })

export type Sum = {
  upperId: string
  units: number
  members: number
  target: number
  targets: number
  registered: number
  verified: number
  /** Units with a report, and with a verified one. */
  unitsReported: number
  unitsVerified: number
}

export type GroupedSum = Sum & { grouped: boolean }

/** A part of a board: one size of unit, one upper union, or all. */
export type BoardPart = { band: SizeBand | null; upperId: string | null }
export type BoardFilter = BoardPart & { campaignId: string }
export type Place = Pick<BoardRow, 'upperId' | 'members' | 'band' | 'grouped' | 'order'>
export type Counts = Pick<BoardRow, 'target' | 'registered' | 'verified' | 'reported'>

export type BoardStore = ReturnType<typeof boardStore>

const id = (campaignId: string, unitId: string) => `${campaignId}.${unitId}`

/** Materialised: a page is one index walk. Shard key for scale: `campaignId`. */
export function boardStore(connection: Connection) {
  const model = connection.model('BoardRow', schema)
  return {
    model,
    /** Puts a unit on the boards, or changes its numbers there. */
    put: async (
      campaignIds: readonly string[],
      unitId: string,
      row: Place & Partial<Counts> & { via?: string },
      session: ClientSession,
    ) => {
      const fresh = { target: null, registered: 0, verified: 0, reported: false, via: null }
      const rest = Object.fromEntries(Object.entries(fresh).filter(([key]) => !(key in row)))
      await model.bulkWrite(
        campaignIds.map((campaignId) => ({
          updateOne: {
            filter: { _id: id(campaignId, unitId) },
            update: { $set: row, $setOnInsert: { campaignId, unitId, ...rest } },
            upsert: true,
          },
        })),
        { session },
      )
    },
    /** A unit withdrew. */
    remove: async (campaignIds: readonly string[], unitId: string, session: ClientSession) => {
      const ids = campaignIds.map((campaignId) => id(campaignId, unitId))
      await model.deleteMany({ _id: { $in: ids } }, { session })
    },
    /** What registered through `via` no longer counts on the boards above. */
    leave: async (above: readonly string[], via: readonly string[], session: ClientSession) => {
      await model.deleteMany({ campaignId: { $in: above }, via: { $in: via } }, { session })
    },
    /** A unit has another name, size or place. */
    place: async (unitId: string, place: Place) => {
      await model.updateMany({ unitId }, { $set: place })
    },
    unitsKnown: async (unitIds: readonly string[]): Promise<string[]> =>
      await model.distinct('unitId', { unitId: { $in: unitIds } }),
    /** Units that stand alone, in order; `after` is the `order` of the row before. */
    page: async (filter: BoardFilter, after: string | null, limit: number): Promise<BoardRow[]> =>
      await model
        .find(
          {
            campaignId: filter.campaignId,
            ...matching(filter),
            grouped: false,
            order: between(filter.band, after),
          },
          { _id: 0 },
        )
        .sort({ order: 1 })
        .limit(limit)
        .lean(),
    /** Sums per campaign and upper union, of units that stand alone and of those in groups. */
    sums: async (
      campaignIds: readonly string[],
      part: BoardPart,
    ): Promise<(GroupedSum & { campaignId: string })[]> => {
      type Key = { c: string; u: string; g: boolean }
      const rows = await model.aggregate<Omit<Sum, 'upperId'> & { _id: Key }>([
        { $match: { campaignId: { $in: campaignIds }, ...matching(part) } },
        {
          $group: {
            _id: { c: '$campaignId', u: '$upperId', g: '$grouped' },
            units: { $sum: 1 },
            members: { $sum: '$members' },
            target: { $sum: '$target' },
            targets: { $sum: { $cond: [{ $gt: ['$target', null] }, 1, 0] } },
            registered: { $sum: '$registered' },
            verified: { $sum: '$verified' },
            unitsReported: { $sum: { $cond: ['$reported', 1, 0] } },
            unitsVerified: { $sum: { $cond: [{ $gt: ['$verified', 0] }, 1, 0] } },
          },
        },
      ])
      return rows.map(({ _id, ...sum }) => ({
        ...sum,
        campaignId: _id.c,
        upperId: _id.u,
        grouped: _id.g,
      }))
    },
  }
}

function matching({ band, upperId }: BoardPart) {
  return {
    ...(band === null ? {} : { band }),
    ...(upperId === null ? {} : { upperId }),
  }
}

/** The part of the order a page may come from: a band is a range of it. */
function between(band: SizeBand | null, after: string | null) {
  const [from, to] = band === null ? ['', '~'] : [orderOf(band, ''), `${BANDS.indexOf(band)}~`]
  return after !== null && after >= from ? { $gt: after, $lt: to } : { $gte: from, $lt: to }
}

/** `<place of the band>|<rest>`: largest units first. */
export function orderOf(band: SizeBand, rest: string): string {
  return `${BANDS.indexOf(band)}|${rest}`
}
