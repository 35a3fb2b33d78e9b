import { signBallot, type Pass } from '@tinnhiem/web/ballot'
import { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePeople, type UnitPlan } from '../world/people.ts'
import { ballotKeyOf, GLAD, opensSurvey, sends, SORRY, takesPass } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { dumpEverything, keepOplog, type Dump } from './dump.ts'
import { orders, score } from './matcher.ts'

/** Privacy.md 6.1: whoever has every table, log and the oplog does not beat chance by more than 3 sigma. */
const units = (count: number, members: number): UnitPlan[] => [
  ...Array.from({ length: count }, (_, index) => ({
    id: `U-${String(index).padStart(3, '0')}`,
    upper: 'UP-TANUYEN',
    members,
  })),
  { id: 'U-OFFICE', upper: null, members: 16 },
]

type Run = { world: TestWorld; survey: string; truth: Map<string, string>; dump: Dump }

/** `random`: passes first, ballots in a random order of a shared window. `at once`: each sends right after the pass. */
async function run(
  redisDb: number,
  pools: number,
  members: number,
  sending: 'random' | 'at once',
): Promise<Run> {
  const world = await createWorld({ redisDb, people: makePeople(units(pools, members)) })
  const { id: survey } = await opensSurvey(world)
  const keys = Array.from(
    { length: pools * members },
    (_, index) => `U-${String(index % pools).padStart(3, '0')}:${Math.floor(index / pools)}`,
  )
  const truth = new Map<string, string>()
  const waiting: (() => Promise<void>)[] = []
  await inLanes(sending === 'random' ? 8 : 1, keys, async (key) => {
    const pass = await takesPass(world, key, survey)
    truth.set(world.people.memberIds.get(key) ?? '', await ballotKeyOf(pass))
    const send = async () => await answersOnce(world, pass)
    if (sending === 'at once') await send()
    else waiting.push(send)
  })
  await inLanes(32, shuffled(waiting), async (send) => await send())
  return { world, survey, truth, dump: await dumpEverything(world) }
}

/** Orders by which the attacker is right more often than chance + 3 sigma. */
function beyondChance({ dump, survey, truth }: Run): string[] {
  const scores = orders(dump, survey).map((feature) => score(feature, truth))
  return scores.flatMap(({ name, right, limit }) => (right > limit ? [name] : []))
}

async function answersOnce(world: TestWorld, pass: Pass): Promise<void> {
  const stored = await sends(world, await signBallot(pass, 1, Math.random() < 0.5 ? GLAD : SORRY))
  if (stored.__typename !== 'AnswerStored') throw new Error(JSON.stringify(stored))
}

async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

describe('a dump of everything after 1,000 people have answered', () => {
  let waves: Run
  beforeAll(async () => {
    await keepOplog(1)
    waves = await run(3, 40, 25, 'random')
  }, 600_000)
  afterAll(async () => {
    await waves?.world[Symbol.asyncDispose]()
    await keepOplog(0)
  })

  it('holds everything the attacker needs to try', () => {
    expect(waves.truth.size).toBe(1_000)
    for (const feature of orders(waves.dump, waves.survey)) {
      expect(feature.members.length, feature.name).toBe(1_000)
      expect(feature.ballots.length, feature.name).toBe(1_000)
    }
  })

  it('links nobody better than chance + 3 sigma by any order', async () => {
    let suspects = beyondChance(waves)
    // luck alone takes one order in 350 beyond 3 sigma (Poisson): what an order tells of 1,000 people it must tell of two
    // other thousands too, which luck does once in 40 million
    for (let more = 0; more < 2 && suspects.length > 0; more += 1) {
      const others = await run(4, 40, 25, 'random')
      const again = beyondChance(others)
      await others.world[Symbol.asyncDispose]()
      suspects = suspects.filter((name) => again.includes(name))
    }
    expect(suspects).toEqual([])
  }, 600_000)

  it('keeps no time, ObjectId, member, card or address beside a ballot', () => {
    const ballots = waves.dump.databases['surveys_ballot'] ?? []
    const people = new RegExp(
      [...waves.world.people.memberIds.values(), ...waves.world.people.cards.values()].join('|'),
    )
    for (const { document } of ballots) {
      const text = JSON.stringify(document)
      expect(text).not.toMatch(people)
      expect(text).not.toMatch(/\d+\.\d+\.\d+\.\d+|::1|localhost/)
      expect(
        findValue(
          document,
          (value) =>
            value instanceof Date ||
            value instanceof mongo.ObjectId ||
            value instanceof mongo.Timestamp,
        ),
      ).toBeNull()
    }
  })

  it('puts nothing of a ballot into Redis, mongod’s log or the pass database', () => {
    const keys = [...waves.truth.values()]
    const elsewhere = [
      waves.dump.redis,
      waves.dump.mongodLog,
      JSON.stringify(waves.dump.databases['surveys_pass']),
    ].join('\n')
    for (const key of keys) {
      expect(elsewhere.includes(key)).toBe(false)
      expect(elsewhere.includes(Buffer.from(key, 'hex').toString('base64').slice(0, 40))).toBe(
        false,
      )
    }
  })

  it('keeps of sessions and passes the day, never a time', () => {
    const rows = [
      ...(waves.dump.databases['surveys_pass'] ?? []).filter(
        ({ collection }) => collection === 'passes',
      ),
    ]
    rows.push(
      ...(waves.dump.databases['membership'] ?? []).filter(
        ({ collection }) => collection === 'sessions',
      ),
    )
    for (const { document } of rows) {
      const date = findValue(document, (value) => value instanceof Date)
      if (date instanceof Date) expect(date.getTime() % 86_400_000).toBe(0)
      expect(findValue(document, (value) => value instanceof mongo.ObjectId)).toBeNull()
    }
  })
})

it('the same attacker links at least 90 % of pools of 10 when ballots are sent at once', async () => {
  const control = await run(4, 5, 10, 'at once')
  try {
    const scores = orders(control.dump, control.survey).map((feature) =>
      score(feature, control.truth),
    )
    const best = Math.max(...scores.map(({ right, people }) => right / people))
    expect(best).toBeGreaterThanOrEqual(0.9)
    // and each of the three thousands would have told on it
    expect(beyondChance(control)).toContain('passes in the oplog x ballots in the oplog')
  } finally {
    await control.world[Symbol.asyncDispose]()
  }
}, 180_000)

function findValue(value: unknown, is: (value: unknown) => boolean): unknown {
  if (is(value)) return value
  if (value instanceof mongo.Binary || value instanceof Uint8Array) return null
  if (typeof value !== 'object' || value === null) return null
  for (const inner of Object.values(value)) {
    const found = findValue(inner, is)
    if (found !== null) return found
  }
  return null
}
