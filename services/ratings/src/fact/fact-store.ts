import type { FactItem } from '@tinnhiem/kit/fact'
import { isDuplicateKey } from '@tinnhiem/kit/mongo'
import { Schema, type Connection } from 'mongoose'

type Row = Omit<FactItem, 'eventId'> & { _id: string }

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    unionId: { type: String, required: true },
    asOf: { type: String, required: true },
    rev: { type: Number, required: true },
    numerator: { type: Number, required: true },
    denominator: { type: Number, required: true },
    source: { type: String, required: true },
  },
  { versionKey: false, collection: 'facts' },
  // Two facts in one place of the order would leave open which is the newest.
).index({ unionId: 1, code: 1, asOf: 1, rev: 1 }, { unique: true })

export type FactStore = ReturnType<typeof factStore>

/** Dated facts about unions of whatever code, by the id of the event that told them. Shard key for scale: `unionId`. */
export function factStore(connection: Connection) {
  const model = connection.model('Fact', schema)
  return {
    model,
    /**
     * A fact told twice is stored once.
     * @returns the ids of facts that were not stored: known with other content, or in the place of another one
     */
    record: async (facts: readonly FactItem[]): Promise<string[]> => {
      if (facts.length === 0) return []
      const operations = facts.map(({ eventId, ...fact }) => ({
        updateOne: { filter: { _id: eventId }, update: { $setOnInsert: fact }, upsert: true },
      }))
      try {
        await model.bulkWrite(operations, { ordered: false })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      const rows = await model.find({ _id: { $in: facts.map(({ eventId }) => eventId) } }).lean()
      const stored = new Map(rows.map((row) => [row._id, toFact(row)]))
      return facts
        .filter((fact) => !isSame(fact, stored.get(fact.eventId)))
        .map(({ eventId }) => eventId)
    },
    /** Of every union and code the newest fact on or before the day: the highest (`asOf`, `rev`). In order of both. */
    newest: async (
      unionIds: readonly string[],
      codes: readonly string[],
      day: string,
    ): Promise<FactItem[]> => {
      const rows = await model
        .aggregate<Row>([
          {
            $match: { unionId: { $in: unionIds }, code: { $in: codes }, asOf: { $lte: day } },
          },
          { $sort: { unionId: 1, code: 1, asOf: 1, rev: 1 } },
          {
            $group: { _id: { unionId: '$unionId', code: '$code' }, newest: { $last: '$$ROOT' } },
          },
          { $replaceWith: '$newest' },
          { $sort: { unionId: 1, code: 1 } },
        ])
        .allowDiskUse(true)
      return rows.map(toFact)
    },
  }
}

const FIELDS = ['code', 'unionId', 'asOf', 'rev', 'numerator', 'denominator', 'source'] as const

function isSame(told: FactItem, stored: FactItem | undefined): boolean {
  return stored !== undefined && FIELDS.every((field) => told[field] === stored[field])
}

function toFact({ _id, ...fact }: Row): FactItem {
  return { eventId: _id, ...fact }
}
