import type { Clock } from '@tinnhiem/kit/clock'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countLiveRates } from '../src/survey/count-live-rates.ts'
import type { SurveyRecord } from '../src/survey/survey-record.ts'
import { aSurvey, ownStores } from './databases.ts'

let stores: Awaited<ReturnType<typeof ownStores>>
beforeAll(async () => void (stores = await ownStores()))
afterAll(async () => await stores?.[Symbol.asyncDispose]())

async function openedAt(opensAt: string): Promise<SurveyRecord> {
  const survey = aSurvey({ state: 'OPEN', opensAt: new Date(opensAt), audienceId: 'P12' })
  const pool = { number: 1, name: { vi: 'a', en: 'a' }, joined: false, unionIds: ['U-A'] }
  const frozen = { survey: survey.id, list: 'UP-A', upperId: 'UP-A', publicKey: Buffer.alloc(1) }
  await stores.survey.together(async (session) => {
    await stores.pool.freeze(
      survey.id,
      [{ ...pool, ...frozen, eligible: 200 }],
      new Map(),
      [],
      session,
    )
  })
  return survey
}

/** The rate of the whole survey after a tick at this time; null while there is none. */
async function rateAt(survey: SurveyRecord, at: string, ballots: number): Promise<number | null> {
  const now = new Date(at)
  const clock: Clock = { now: () => now, today: () => at.slice(0, 10) }
  const answer = { countsByPool: async () => new Map([[1, ballots]]) }
  await countLiveRates({ survey: stores.survey, pool: stores.pool, answer }, clock, survey)
  const rates = await stores.survey.latestLiveRates(survey.id)
  return rates.find(({ organizationId }) => organizationId === 'P12')?.atLeastPercent ?? null
}

it('a survey opened in the morning shows one rate that day, five minutes later, and the next at six', async () => {
  const survey = await openedAt('2023-11-20T08:00:00+07:00')
  expect(await rateAt(survey, '2023-11-20T08:00:10+07:00', 150)).toBeNull()
  expect(await rateAt(survey, '2023-11-20T08:04:50+07:00', 150)).toBeNull()
  expect(await rateAt(survey, '2023-11-20T08:05:00+07:00', 52)).toBe(25)
  for (const later of ['2023-11-20T08:05:10', '2023-11-20T23:59:00', '2023-11-21T05:59:59'])
    expect(await rateAt(survey, `${later}+07:00`, 150), later).toBe(25)
  expect(await rateAt(survey, '2023-11-21T06:00:00+07:00', 150)).toBe(75)
})

it('a survey that opens at midnight shows none before six', async () => {
  const survey = await openedAt('2023-11-20T00:00:00+07:00')
  expect(await rateAt(survey, '2023-11-20T05:59:59+07:00', 150)).toBeNull()
  expect(await rateAt(survey, '2023-11-20T06:00:00+07:00', 150)).toBe(75)
})
