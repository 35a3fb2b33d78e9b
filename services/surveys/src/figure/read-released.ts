import type { Release } from '../result/release.ts'
import type { Stores } from '../stores.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'

export type Released = { survey: SurveyRecord; release: Release }

/** What a year's surveys released, the newest first. */
export type ReleasedYear = { year: number; surveys: Released[] }

export async function readReleased(
  stores: Pick<Stores, 'survey' | 'release'>,
  years: readonly number[],
): Promise<ReleasedYear[]> {
  const surveys = await stores.survey.releasedOf(years)
  const releases = await stores.release.ofSurveys(surveys.map(({ id }) => id))
  const byId = new Map(releases.map((release) => [release.surveyId, release]))
  const known = surveys.flatMap((survey) => {
    const release = byId.get(survey.id)
    return release ? [{ survey, release }] : []
  })
  return [...Map.groupBy(known, ({ survey }) => survey.year)].map(([year, of]) => ({
    year,
    surveys: of,
  }))
}
