import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf, recompute } from '../src/recompute.ts'
import { verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

const UNIONS = 24
let world: World
let does: ReturnType<typeof verbs>

beforeAll(async () => {
  world = await createWorld(UNIONS)
  does = verbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('a cycle waits for the signed release, then a run can start', async () => {
  const opened = await does.opens(people.hang)
  expect(opened).toMatchObject({ __typename: 'RatingCycleChanged', cycle: { ready: false } })
  expect(await does.starts(people.hang)).toMatchObject({ code: 'RELEASE_MISSING' })
  expect(await world.release()).toBe('TAKEN')
  expect(await world.release()).toBe('KNOWN')
  expect((await does.cycle()).moves).toEqual(['START_RUN'])
})

test('a run counts its leaders, and what it gives is what the frozen inputs give', async () => {
  expect(await does.starts(people.hang, 99)).toMatchObject({ __typename: 'VersionConflict' })
  const started = await does.starts(people.hang)
  expect(started).toMatchObject({ run: { state: 'STOPPED' } })
  await world.startWorker()
  const run = await does.done()
  expect(run).toMatchObject({ done: UNIONS + 1, total: UNIONS + 1, percent: 100, failure: null })
  const cycle = await does.cycle()
  expect(cycle.state).toBe('APPROVAL')
  expect(digestOf(cycle.inputs)).toBe(cycle.inputsHash)
  expect(digestOf(recompute(cycle.inputs))).toBe(cycle.ratingsHash)
})

test('who started cannot approve; another officer publishes', async () => {
  expect(await does.approves(people.hang)).toMatchObject({ code: 'STARTER_NEVER_APPROVES' })
  expect(await does.approves(people.ruong, ' ')).toMatchObject({ code: 'DECISION_NO' })
  expect(await does.approves(people.ruong)).toMatchObject({ cycle: { state: 'PUBLISHED' } })
  expect(await does.approves(people.ruong)).toMatchObject({ code: 'WRONG_STATE' })
  expect((await world.stores.outbox.find({}).lean()).map(({ name }) => name)).toEqual([
    'ratingsPublished',
  ])
})
