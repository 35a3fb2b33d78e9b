import { afterAll, beforeAll, expect, it } from 'vitest'
import { readReleased } from '../src/figure/read-released.ts'
import { box, tallyOf } from '../src/result/random-pools.ts'
import { makeRelease } from '../src/result/release.ts'
import type { SurveyRecord } from '../src/survey/survey-record.ts'
import { aSurvey, ownStores } from './databases.ts'

let stores: Awaited<ReturnType<typeof ownStores>>
beforeAll(async () => void (stores = await ownStores()))
afterAll(async () => await stores?.[Symbol.asyncDispose]())

async function release(survey: SurveyRecord, pools: number) {
  await stores.survey.insert(survey)
  const tallies = Array.from({ length: pools }, (_, at) => tallyOf(box(at + 1, 12)))
  const made = makeRelease({ surveyId: survey.id, manifestHash: 'm', k: 10, pools: tallies })
  const signed = { survey: survey.id, releasedOn: '2023-12-01', hash: 'h', signature: 's' }
  await stores.survey.together(
    async (session) =>
      await stores.release.insert({ ...signed, canonical: JSON.stringify(made) }, session),
  )
}

it('the figures of some years are read together, the newest survey first, and only what is released', async () => {
  const early = aSurvey({ state: 'RELEASED', closingDay: '2023-05-01' })
  const late = aSurvey({ state: 'RELEASED', closingDay: '2023-12-01' })
  const before = aSurvey({ state: 'RELEASED', closingDay: '2022-12-01', year: 2022 })
  for (const [at, survey] of [early, late, before].entries()) await release(survey, at + 1)
  await release(aSurvey({ state: 'CLOSED' }), 4)
  await stores.survey.insert(aSurvey({ state: 'OPEN', year: 2021 }))
  const years = await readReleased(stores, [2021, 2022, 2023])
  const found = years.map(({ year, surveys }) => [
    year,
    surveys.map(({ survey, release: { groups } }) => [survey.id, groups.length]),
  ])
  expect(Object.fromEntries(found)).toEqual({
    2022: [[before.id, 3]],
    2023: [
      [late.id, 2],
      [early.id, 1],
    ],
  })
})

it('a release is read once and kept, an absent one is asked for again', async () => {
  const survey = aSurvey({ state: 'RELEASED', closingDay: '2020-12-01', year: 2020 })
  expect(await stores.release.ofSurveys([survey.id])).toEqual([])
  await release(survey, 2)
  const [first] = await stores.release.ofSurveys([survey.id])
  const [second] = await stores.release.ofSurveys([survey.id, 'unknown'])
  expect(first?.surveyId).toBe(survey.id)
  expect(second).toBe(first)
})
