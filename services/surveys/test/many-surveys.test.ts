import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { poolsWantedLately } from '../src/jobs/pools-wanted.ts'
import type { WorkerContext } from '../src/jobs/worker-context.ts'
import { aSurvey, ownStores, people, takeInUnion } from './databases.ts'

let stores: Awaited<ReturnType<typeof ownStores>>
beforeAll(async () => void (stores = await ownStores()))
afterAll(async () => await stores?.[Symbol.asyncDispose]())

it('whoever works on more than a hundred surveys is told all of them, and none of another scope', async () => {
  const years = Array.from({ length: 130 }, (_, at) => 1900 + at)
  const here = years.map((year) => aSurvey({ year, audiencePath: '/P12/U-A' }))
  const there = aSurvey({ audiencePath: '/P12/U-AB' })
  const onRoster = aSurvey({ audiencePath: '/P13' })
  const released = aSurvey({ audiencePath: '/P14', state: 'RELEASED' })
  for (const survey of [...here, there, onRoster, released]) await stores.survey.insert(survey)
  const ids = [onRoster.id]
  const listed = await stores.survey.list({ ids, under: ['/P12/U-A'], states: ['RELEASED'] })
  expect(listed).toHaveLength(132)
  expect(new Set(listed.map(({ id }) => id))).not.toContain(there.id)
  const yearsTold = listed.map(({ year }) => year)
  expect(yearsTold).toEqual(yearsTold.toSorted((a, b) => b - a))
  expect(await stores.survey.list({ ids: [], under: [], states: [] })).toEqual([])
})

it('the roster of a draft is read once in ten minutes, not at every tick', async () => {
  await takeInUnion(stores, 'U-D', people(20, 'D'))
  const survey = aSurvey({ audienceId: 'U-D', audiencePath: '/P12/U-D' })
  await stores.survey.insert(survey)
  let read = 0
  const projection = {
    ...stores.projection,
    rosterOn: async (...asked: Parameters<typeof stores.projection.rosterOn>) => {
      read++
      return await stores.projection.rosterOn(...asked)
    },
  }
  const ctx = {
    stores: { ...stores, projection },
    clock: createClock(),
    log: createLogger('test', 'silent'),
  } as unknown as WorkerContext
  for (let tick = 0; tick < 60; tick++)
    expect(await poolsWantedLately(ctx, survey.id, tick * 10_000)).toBe(2)
  expect(read).toBe(1)
  await poolsWantedLately(ctx, survey.id, 600_000)
  expect(read).toBe(2)
})
