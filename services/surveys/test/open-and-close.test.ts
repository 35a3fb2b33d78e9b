import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredBallot } from '../src/answer/answer-store.ts'
import { ballotId } from '../src/answer/ballot-format.ts'
import { commitTogether } from '../src/answer/commit-together.ts'
import { tick } from '../src/jobs/tick.ts'
import type { WorkerContext } from '../src/jobs/worker-context.ts'
import { countPools } from '../src/result/count-pools.ts'
import { freezeAndOpen } from '../src/survey/open-survey.ts'
import { aSurvey, ownStores, people, takeInUnion } from './databases.ts'

let stores: Awaited<ReturnType<typeof ownStores>>
const clock = createClock()
beforeAll(async () => void (stores = await ownStores()))
afterAll(async () => await stores?.[Symbol.asyncDispose]())

async function putKeys(survey: string, pools = 2): Promise<void> {
  for (const holder of ['board', ...Array.from({ length: pools }, (_, at) => String(at + 1))])
    await stores.key.put(survey, holder, randomBytes(40), randomBytes(40))
}

const aBallot = (given: Partial<StoredBallot> = {}): StoredBallot => ({
  id: ballotId(1, randomBytes(32)),
  seq: 1,
  answers: Buffer.alloc(12),
  publicKey: randomBytes(65),
  passSignature: randomBytes(256),
  signature: randomBytes(64),
  day: '2023-11-20',
  ...given,
})

describe('opening', () => {
  it('happens once, and whoever comes late changes nothing that was frozen', async () => {
    await takeInUnion(stores, 'U-A', people(20))
    const survey = aSurvey()
    await stores.survey.insert(survey)
    await putKeys(survey.id)
    const open = async () => await freezeAndOpen(stores, clock, survey, 'CLOCK')
    const outcomes = await Promise.all([open(), open(), open(), open()])
    expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(3)
    const eligible = async () =>
      (await stores.pool.ofSurvey(survey.id)).map((pool) => pool.eligible)
    expect(await eligible()).toEqual([20])
    // A worker that slept with the survey in its hands wakes up, and the roster has grown.
    await takeInUnion(stores, 'U-A', people(5, 'NEW'))
    expect(await open()).toBe('CONFLICT')
    expect(await eligible()).toEqual([20])
    expect(await stores.pool.poolOf(survey.id, 'NEW-0')).toBeNull()
    expect(await stores.pool.poolOf(survey.id, 'M-0')).toBe(1)
  })
})

describe('closing', () => {
  it('a commit that stalls until the count is refused, never acknowledged and left out', async () => {
    const survey = aSurvey({ state: 'CLOSED' })
    const early = aBallot()
    // The state was read before closing: this door still believes that the survey is open.
    await using door = commitTogether(stores.answer, async () => true, 100)
    expect(await door.add(survey.id, early)).toMatchObject({ kind: 'stored' })
    await countPools(stores, survey, { first: 1, last: 1 })
    expect(await door.add(survey.id, aBallot())).toEqual({ kind: 'closed' })
    expect(await door.add(survey.id, { ...early, seq: 2 })).toEqual({ kind: 'closed' })
    expect(await stores.answer.count(survey.id)).toBe(1)
    expect((await stores.answer.find(survey.id, early.id))?.seq).toBe(1)
  })
})

describe('the tick', () => {
  const runTick = async () => {
    const queue = { getJob: async () => null, add: async () => null }
    const log = createLogger('test', 'silent')
    await tick({
      stores,
      clock,
      queue,
      flow: { add: async () => null },
      log,
    } as unknown as WorkerContext)
  }

  it('closes a survey that is due although another survey’s roster is broken', async () => {
    await takeInUnion(stores, 'U-B', people(12, 'B'))
    await takeInUnion(stores, 'U-C', people(12, 'B'))
    const broken = aSurvey({ state: 'DRAFT', audienceId: 'P12', audiencePath: '/P12' })
    const due = aSurvey({ state: 'OPEN', closesAt: new Date('2023-12-01T00:00:00+07:00') })
    await stores.survey.insert(broken)
    await stores.survey.insert(due)
    await runTick()
    expect((await stores.survey.byId(due.id))?.state).toBe('CLOSED')
  })

  it('destroys keys and counts of a release whose worker died before it could', async () => {
    const { id } = aSurvey()
    await stores.survey.insert(aSurvey({ id, state: 'RELEASED' }))
    await putKeys(id)
    await countPools(stores, aSurvey({ id }), { first: 1, last: 1 })
    await runTick()
    expect(await stores.key.sealed(id, '1')).toBeNull()
    expect(await stores.key.sealed(id, 'board')).not.toBeNull()
    expect(await stores.tally.done(id)).toBe(0)
  })
})
