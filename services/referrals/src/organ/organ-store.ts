import { Schema, type Connection } from 'mongoose'
import type { PartyOrgan } from './organ.ts'

type Row = Omit<PartyOrgan, 'id'> & { _id: string }

const text = { type: String, required: true } as const

const schema = new Schema<Row>(
  {
    _id: text,
    name: { type: Schema.Types.Mixed, required: true },
    placeId: text,
    liaisonIds: { type: [String], required: true },
    isOpen: { type: Boolean, required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, collection: 'organs' },
)
  .index({ liaisonIds: 1 })
  .index({ placeId: 1 })

export type OrganStore = ReturnType<typeof organStore>

/** Party organs: some hundred small documents, never sharded. */
export function organStore(connection: Connection) {
  const model = connection.model('Organ', schema)
  const query = async (filter: object): Promise<PartyOrgan[]> =>
    (await model.find(filter).sort({ 'name.vi': 1, _id: 1 }).limit(2_000).lean<Row[]>()).map(
      toOrgan,
    )
  return {
    model,
    byIds: async (ids: readonly string[]): Promise<PartyOrgan[]> =>
      await query({ _id: { $in: ids } }),
    byId: async (id: string): Promise<PartyOrgan | null> => (await query({ _id: id }))[0] ?? null,
    ofLiaison: async (memberId: string): Promise<PartyOrgan[]> =>
      await query({ liaisonIds: memberId }),
    /** Open ones at these places. */
    openAt: async (placeIds: readonly string[]): Promise<PartyOrgan[]> =>
      await query({ placeId: { $in: placeIds }, isOpen: true }),
    all: async (): Promise<PartyOrgan[]> => await query({}),
    insert: async ({ id, ...rest }: PartyOrgan): Promise<void> => {
      await model.create([{ _id: id, ...rest }])
    },
    /** Changes one version into the next; null when somebody else was first. */
    advance: async ({ id, version, ...rest }: PartyOrgan): Promise<PartyOrgan | null> => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { ...rest, version: version + 1 } },
          { returnDocument: 'after' },
        )
        .lean<Row>()
      return row && toOrgan(row)
    },
  }
}

function toOrgan({ _id, ...rest }: Row): PartyOrgan {
  return { id: _id, ...rest }
}
