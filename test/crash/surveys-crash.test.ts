import type { Pass } from '@tinnhiem/web/ballot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePeople, type UnitPlan } from '../world/people.ts'
import { draftsSurvey, moves, sends, surveyOf } from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { takePasses } from './direct-passes.ts'
import { putKeys } from './ready-keys.ts'
import { startOwnServers, type OwnServers } from './own-servers.ts'
import { startProcess, type ServiceProcess } from './service-process.ts'
import { compare, makeVoters, sendAll, type Sending } from './submissions.ts'
import { differences, fillOtherPools, withDatabase, type Release } from './tally.ts'

const MAIN = 'services/surveys/src/main.ts'
const WORKER = 'services/surveys/src/worker.ts'
const VOTERS = 1_000
const ANSWERS = 3
const SMALL_POOLS = 200

const UNITS: UnitPlan[] = [
  ...['U-A', 'U-B'].map((id) => ({ id, upper: 'UP-TANUYEN', members: VOTERS / 2 })),
  { id: 'U-EARLY', upper: 'UP-TANUYEN', members: 150 },
  { id: 'U-WEAK', upper: 'UP-TANUYEN', members: 250 },
  ...Array.from({ length: SMALL_POOLS }, (_, at) => ({
    id: `U-${String(at).padStart(3, '0')}`,
    upper: at % 2 ? 'UP-TANUYEN' : 'UP-PHONGTHO',
    members: 10,
  })),
  { id: 'U-OFFICE', upper: null, members: 16 },
]

let servers: OwnServers
let world: TestWorld
let survey: string
/** Real passes by unit, taken while everything is well. */
const passes = new Map<string, Pass[]>()

beforeAll(async () => {
  servers = await startOwnServers()
  // the gateway gives up as it does by default: what is not acknowledged is sent again
  world = await createWorld({ people: makePeople(UNITS), env: { TN_SUBGRAPH_TIMEOUT_MS: '5000' } })
  survey = await opens()
  for (const { id, members } of UNITS.filter(({ members: size }) => size > 100)) {
    const keys = Array.from({ length: members }, (_, place) => `${id}:${place}`)
    passes.set(id, await takePasses(world, survey, keys))
  }
  // From here on the halves of surveys are processes of their own; nobody else touches its databases.
  for (const name of ['surveys', 'ratingsWorker', 'ratings'] as const) await world.stopService(name)
}, 240_000)
afterAll(async () => {
  await world?.[Symbol.asyncDispose]()
  await servers?.[Symbol.asyncDispose]()
})

/** Draft to open by the real path; only the keys are put there by the test. */
async function opens(): Promise<string> {
  await world.stopService('surveysWorker')
  const draft = await draftsSurvey(world)
  await putKeys(world, draft.id, UNITS.length)
  const reviewed = await moves(world, 'mai', 'requestSurveyReview', draft.id, draft.version)
  const approved = await moves(world, 'hang', 'approveSurvey', draft.id, reviewed.survey.version)
  const opened = await moves(world, 'mai', 'openSurvey', draft.id, approved.survey.version)
  expect(opened.__typename).toBe('SurveyChanged')
  return draft.id
}

async function startSurveys(fault?: URL): Promise<ServiceProcess> {
  const port = new URL(world.env['TN_SURVEYS_URL'] ?? '').port
  return await startProcess(MAIN, { ...world.env, TN_PORT: port }, fault)
}

/** Sends the answers of some units while blows fall, each when so many are acknowledged. */
async function sendUnderBlows(
  units: readonly string[],
  answers: number,
  blows: readonly [after: number, strike: () => Promise<void>][],
): Promise<Sending> {
  const voters = await makeVoters(
    units.flatMap((unit) => passes.get(unit) ?? []),
    answers,
  )
  const waiting = [...blows]
  const struck: Promise<void>[] = []
  const sending = await sendAll(world, voters, (count) => {
    const [next] = waiting
    if (!next || count < next[0]) return
    waiting.shift()
    struck.push(next[1]())
  })
  await Promise.all(struck)
  expect(waiting).toHaveLength(0)
  return sending
}

describe('SIGKILL of surveys and mongod during 3,000 submissions', () => {
  it('loses no acknowledged ballot, stores none twice, and repeats every receipt', async () => {
    await using surveys = await startSurveys()
    const killSurveys = surveys.killAndRestart
    const { acknowledged, unanswered } = await sendUnderBlows(['U-A', 'U-B'], ANSWERS, [
      [200, killSurveys],
      [600, servers.killMongo],
      [1_000, killSurveys],
      [1_400, servers.killMongo],
      [1_800, killSurveys],
      [2_200, servers.killMongo],
      [2_600, killSurveys],
    ])
    expect(acknowledged).toHaveLength(ANSWERS * VOTERS)
    // The blows fell among ballots on their way.
    expect(unanswered).toBeGreaterThan(50)
    const ledger = await compare(world, survey, acknowledged)
    expect(ledger).toEqual({ lost: [], unknown: [], twice: [], stored: VOTERS })
    for (const { ballot, receipt } of acknowledged.filter(({ seq }) => seq === ANSWERS)) {
      const again = await sends(world, ballot)
      expect(JSON.stringify(again.receipt)).toBe(receipt)
    }
    expect((await compare(world, survey, acknowledged)).stored).toBe(VOTERS)
  }, 360_000)

  it('would find a build that says "stored" before the commit', async () => {
    await using surveys = await startSurveys(new URL('./early-ack.ts', import.meta.url))
    const { acknowledged } = await sendUnderBlows(['U-EARLY'], 1, [
      [40, servers.killMongo],
      [80, surveys.killAndRestart],
      [120, servers.killMongo],
    ])
    const { lost } = await compare(world, survey, acknowledged)
    expect(lost.length).toBeGreaterThan(0)
  }, 180_000)

  it('would find a build that acknowledges what is only in the memory of mongod', async () => {
    await using _ = await startSurveys(new URL('./weak-commit.ts', import.meta.url))
    const { acknowledged } = await sendUnderBlows(['U-WEAK'], 1, [
      [50, servers.killMongo],
      [120, servers.killMongo],
      [190, servers.killMongo],
    ])
    const { lost } = await compare(world, survey, acknowledged)
    expect(lost.length).toBeGreaterThan(0)
  }, 180_000)
})

describe('SIGKILLs of the workers and a wiped Redis during the tally', () => {
  it('give exactly one release, whose every number the ballots give', async () => {
    await fillOtherPools(world, survey)
    await using _ = await startSurveys()
    const open = await surveyOf(world, 'mai', survey)
    const slow = { ...world.env, TN_PORT: '0', TN_FAULT_SLOW_BUCKET_MS: '400' }
    await using first = await startProcess(WORKER, slow)
    await using second = await startProcess(WORKER, slow)
    const title = open.title.vi
    const closed = await moves(world, 'mai', 'closeSurvey', survey, open.version, { title })
    expect(closed.__typename).toBe('SurveyChanged')
    // Each worker sleeps between reading a bucket and writing it: that is where it dies.
    const blows = [
      [10, first.killAndRestart],
      [30, second.killAndRestart],
      [60, servers.flushRedis],
      [80, first.killAndRestart],
      [110, second.killAndRestart],
      [140, first.killAndRestart],
    ] as const
    for (const [counted, strike] of blows) {
      await world.until(`${counted} counted pools`, async () => (await countedPools()) >= counted)
      await strike()
    }
    await world.until('the release', async () => (await releases()).length > 0, 300_000)
    await world.until('the state', async () => {
      return (await surveyOf(world, 'mai', survey)).state === 'RELEASED'
    })
    await checkTheOneRelease()
    // Whatever wakes up late changes nothing any more.
    await second.killAndRestart()
    await checkTheOneRelease()
    expect(first.kills() + second.kills()).toBe(6)
  }, 600_000)
})

async function countedPools(): Promise<number> {
  return await withDatabase(world, 'surveys_ballot', async (db) => {
    return await db.collection('poolCounts').countDocuments({ survey })
  })
}

async function releases(): Promise<string[]> {
  return await withDatabase(world, 'surveys_pass', async (db) => {
    const rows = await db.collection('releases').find({}).toArray()
    return rows.map(({ canonical }) => String(canonical))
  })
}

async function checkTheOneRelease(): Promise<void> {
  const [canonical, ...more] = await releases()
  expect(more).toHaveLength(0)
  const release: Release = JSON.parse(canonical ?? '')
  expect(await differences(world, survey, release)).toEqual([])
  expect(release.groups.length).toBeGreaterThan(5)
  await withDatabase(world, 'surveys_pass', async (db) => {
    expect(await db.collection('outbox').countDocuments({ name: 'trustReleased' })).toBe(1)
    const lists = await db.collection('ballotKeys').find({ survey }).toArray()
    expect(lists.map(({ count }) => count)).toEqual([release.participation.ballots])
    const sealed = { survey, holder: { $ne: 'board' }, sealed: { $ne: null } }
    expect(await db.collection('keys').countDocuments(sealed)).toBe(0)
  })
}
