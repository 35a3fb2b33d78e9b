import { createConnection, mongo } from 'mongoose'
import { randomBytes } from 'node:crypto'
import type { TestWorld } from '../world/world.ts'
import { readBallots } from './submissions.ts'

type Row = mongo.Document & { _id: string }
type Question = { code: string; about: string; levels: unknown[] }
type PoolRow = { number: number; joined: boolean; upperId: string | null }

/** One database of the world, read and written past every service. */
export async function withDatabase<T>(
  world: TestWorld,
  name: string,
  work: (db: mongo.Db) => Promise<T>,
): Promise<T> {
  const connection = await createConnection(world.databases.uri(name)).asPromise()
  try {
    if (!connection.db) throw new Error('not connected')
    return await work(connection.db)
  } finally {
    await connection.close()
  }
}

/**
 * Fills every pool that has no ballot yet, straight into the databases: the tally reads answers and never a signature,
 * and 2,000 more members need not sign in for it. Passes are written too: ballots <= passes is asserted.
 */
export async function fillOtherPools(world: TestWorld, survey: string): Promise<void> {
  const used = new Set((await readBallots(world, survey)).map(({ pool }) => pool))
  const questions = await questionsOf(world, survey)
  const ballots: mongo.Document[] = []
  await withDatabase(world, 'surveys_pass', async (db) => {
    const pools = await db.collection<PoolRow>('pools').find({ survey }).toArray()
    const people = await db.collection('eligible').find({ survey }).toArray()
    const byPool = Map.groupBy(people, (row) => Number(row['pool']))
    const passes: Row[] = []
    for (const pool of pools.filter(({ number }) => !used.has(number))) {
      const inside = byPool.get(pool.number) ?? []
      for (const { memberId } of inside.slice(0, Math.floor(Math.random() * (inside.length + 1)))) {
        passes.push(passRow(survey, String(memberId), pool.number))
        ballots.push(ballotRow(pool.number, randomAnswers(questions, pool)))
      }
    }
    await db.collection<Row>('passes').insertMany(passes)
  })
  await withDatabase(world, 'surveys_ballot', async (db) => {
    await db.collection(`ballots_${survey}`).insertMany(ballots)
  })
}

function passRow(survey: string, memberId: string, pool: number): Row {
  const [blindedHash, blindSignature] = [randomBytes(32), randomBytes(256)]
  return { _id: `${survey}.${memberId}`, survey, memberId, pool, blindedHash, blindSignature }
}

function ballotRow(pool: number, answers: number[]): mongo.Document {
  const id = Buffer.concat([Buffer.alloc(4), randomBytes(32)])
  id.writeUInt32BE(pool)
  const random = (length: number) => new mongo.Binary(randomBytes(length))
  return {
    _id: new mongo.Binary(id),
    seq: 1,
    answers: new mongo.Binary(Buffer.from(answers)),
    publicKey: random(65),
    passSignature: random(256),
    signature: random(64),
    day: '2023-11-20',
  }
}

function randomAnswers(questions: readonly Question[], pool: PoolRow): number[] {
  return questions.map(({ about, levels }) => {
    const asked =
      !(about === 'MY_CHAIR' && pool.joined) && !(about === 'UPPER_CHAIR' && pool.upperId === null)
    return asked ? Math.floor(Math.random() * (levels.length + 1)) : 0
  })
}

async function questionsOf(world: TestWorld, survey: string): Promise<Question[]> {
  return await withDatabase(world, 'surveys_pass', async (db) => {
    const record = await db.collection<Row>('surveys').findOne({ _id: survey })
    return JSON.parse(record?.['manifest'].header).questions
  })
}

type Counted = { levels: number[]; skipped: number; dontKnow: number }
type Group = {
  id: string
  ballots: number
  counts: Record<string, Counted>
  pools: { number: number }[]
}
export type Release = {
  groups: Group[]
  totals: { id: string; ballots: number; groups: string[] }[]
  participation: { eligible: number; ballots: number }
  notReleased: number[]
}

/** Every number of the release that the stored ballots do not give, counted here a second time. */
export async function differences(
  world: TestWorld,
  survey: string,
  release: Release,
): Promise<string[]> {
  const questions = await questionsOf(world, survey)
  const byPool = Map.groupBy(await readBallots(world, survey), ({ pool }) => pool)
  const wrong: string[] = []
  const compare = (what: string, said: unknown, counted: unknown) => {
    if (JSON.stringify(said) !== JSON.stringify(counted))
      wrong.push(`${what}: ${JSON.stringify(said)} instead of ${JSON.stringify(counted)}`)
  }
  const sizes = new Map<string, number>()
  for (const group of release.groups) {
    const rows = group.pools.flatMap(({ number }) => byPool.get(number) ?? [])
    sizes.set(group.id, rows.length)
    compare(group.id, group.ballots, rows.length)
    for (const [at, { code, levels }] of questions.entries()) {
      if (!group.counts[code]) continue
      const times = (value: number) => rows.filter(({ answers }) => answers[at] === value).length
      const best = levels.map((_, index) => times(levels.length - index))
      // In the order of the signed text: canonical JSON sorts its members.
      const counted = { dontKnow: times(255), levels: best, skipped: times(0) }
      compare(`${group.id} ${code}`, group.counts[code], counted)
    }
  }
  for (const { id, ballots, groups } of release.totals)
    compare(
      id,
      ballots,
      groups.reduce((sum, group) => sum + (sizes.get(group) ?? 0), 0),
    )
  const all = [...byPool.values()].reduce((sum, rows) => sum + rows.length, 0)
  compare('participation', release.participation.ballots, all)
  return wrong
}
