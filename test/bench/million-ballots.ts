import { mongo } from 'mongoose'
import { randomBytes } from 'node:crypto'
import type { TestWorld } from '../world/world.ts'
import { withDatabase } from '../crash/tally.ts'

export type Sizes = { eligible: number; ballots: number }[]
type Row = mongo.Document & { _id: string }

const UPPER_UNIONS = 40
const BATCH = 10_000
const DAY = '2023-11-20'

/** Log-normal pool sizes (sigma 0.8) with so many ballots in all; at least ten people each, half to all of them answer. */
export function logNormalSizes(pools: number, ballots: number): Sizes {
  const drawn = Array.from({ length: pools }, () => Math.exp(0.8 * normal()))
  const scale = ballots / drawn.reduce((sum, each) => sum + each, 0)
  return drawn.map((each) => {
    const n = Math.max(1, Math.round(each * scale))
    return { ballots: n, eligible: Math.max(10, Math.round(n * (1 + Math.random()))) }
  })
}

function normal(): number {
  const [u, v] = [1 - Math.random(), Math.random()]
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)
}

export const unionAt = (at: number) => `W-${String(at).padStart(5, '0')}`
export const upperAt = (at: number) => `UP-W${String(at % UPPER_UNIONS).padStart(2, '0')}`

/** A closed survey with its pools, passes and ballots, straight into the databases of surveys. */
export async function putSurvey(world: TestWorld, survey: string, sizes: Sizes): Promise<void> {
  await withDatabase(world, 'surveys_pass', async (db) => {
    await db.collection<Row>('pools').insertMany(
      sizes.map(({ eligible }, at) => ({
        _id: `${survey}.${at + 1}`,
        survey,
        number: at + 1,
        name: { vi: unionAt(at), en: unionAt(at) },
        unionIds: [unionAt(at)],
        upperId: upperAt(at),
        list: upperAt(at),
        eligible,
        joined: false,
        publicKey: new mongo.Binary(randomBytes(32)),
      })),
    )
    const passes = db.collection<Row>('passes')
    await inBatches(perBallot(sizes), async (batch) => {
      await passes.insertMany(
        batch.map(({ pool, at }) => ({ _id: `${survey}.M-${pool}-${at}`, survey, pool })),
      )
    })
  })
  await withDatabase(world, 'surveys_ballot', async (db) => {
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: 'by key' }
    const ballots = await db.createCollection(`ballots_${survey}`, { clusteredIndex })
    await inBatches(perBallot(sizes), async (batch) => {
      await ballots.insertMany(
        batch.map(({ pool }) => ballotRow(pool)),
        { ordered: false },
      )
    })
  })
}

function* perBallot(sizes: Sizes): Generator<{ pool: number; at: number }> {
  for (const [index, { ballots }] of sizes.entries())
    for (let at = 0; at < ballots; at++) yield { pool: index + 1, at }
}

async function inBatches<T>(
  items: Iterable<T>,
  work: (batch: T[]) => Promise<void>,
): Promise<void> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    await work(batch)
    batch = []
  }
  if (batch.length > 0) await work(batch)
}

/** As long as a real one; leanings differ from pool to pool, so that all classes appear. */
function ballotRow(pool: number): mongo.Document {
  const bytes = randomBytes(32 + 65 + 256 + 64)
  const id = Buffer.alloc(36)
  id.writeUInt32BE(pool)
  bytes.copy(id, 4, 0, 32)
  const leaning = 0.55 + ((pool * 37) % 40) / 100
  const level = (best: number) =>
    Math.random() < leaning ? best : 1 + Math.floor(Math.random() * best)
  const answers = [5, 5, 5, 5, 5, 3, 5, 5, 5, 5, 3, 3].map(level)
  return {
    _id: new mongo.Binary(id),
    seq: 1,
    answers: new mongo.Binary(Buffer.from(answers)),
    publicKey: new mongo.Binary(bytes.subarray(32, 97)),
    passSignature: new mongo.Binary(bytes.subarray(97, 353)),
    signature: new mongo.Binary(bytes.subarray(353)),
    day: DAY,
  }
}

/** The tree, chairs and densities of the same unions, straight into the projections of ratings. */
export async function putProvince(world: TestWorld, sizes: Sizes): Promise<void> {
  const base = { validFrom: '2000-01-01', validTo: null, rev: 1 }
  const named = (id: string, level: string, parentId: string | null, path: string) => ({
    _id: id,
    id,
    code: id,
    name: { vi: id, en: id },
    kind: level === 'GRASSROOTS' ? 'GRASSROOTS' : 'DISTRICT_FEDERATION',
    level,
    parentId,
    path,
    ...base,
  })
  const uppers = [...new Set(sizes.map((_, at) => upperAt(at)))]
  const chair = (unionId: string) => ({
    _id: `A-${unionId}`,
    id: `A-${unionId}`,
    memberId: `M-chair-${unionId}`,
    unionId,
    post: 'CHAIR',
    fullTime: false,
    from: '2019-01-01',
    to: null,
    rev: 1,
  })
  const unions = sizes.map((_, at) => unionAt(at))
  await withDatabase(world, 'ratings', async (db) => {
    await db
      .collection<Row>('organizations')
      .insertMany([
        ...uppers.map((id) => named(id, 'DIRECT_UPPER', 'P12', `/P12/${id}`)),
        ...unions.map((id, at) =>
          named(id, 'GRASSROOTS', upperAt(at), `/P12/${upperAt(at)}/${id}`),
        ),
      ])
    await db.collection<Row>('officers').insertMany([...uppers, ...unions].map(chair))
  })
}
