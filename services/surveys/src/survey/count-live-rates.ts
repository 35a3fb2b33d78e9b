import type { Clock } from '@tinnhiem/kit/clock'
import type { AnswerStore } from '../answer/answer-store.ts'
import type { PoolStore } from '../pool/pool-store.ts'
import type { SurveyRecord } from './survey-record.ts'
import { liveRate } from './live-rate.ts'
import { firstRateAt, rateDayOf } from './rate-day.ts'
import type { KeptRate, SurveyStore } from './survey-store.ts'

/**
 * Takes the response rate of the day, once (D-16): whoever looks twice on one day sees the same figures, so two looks
 * never show one person answering. Upper unions and the whole survey only.
 */
export async function countLiveRates(
  stores: {
    survey: SurveyStore
    pool: PoolStore
    answer: Pick<AnswerStore, 'countsByPool'>
  },
  clock: Clock,
  survey: SurveyRecord,
): Promise<void> {
  const now = clock.now()
  const day = rateDayOf(now)
  if (now < firstRateAt(survey.opensAt) || (await stores.survey.hasLiveRates(survey.id, day)))
    return
  const ballots = await stores.answer.countsByPool(survey.id)
  const pools = await stores.pool.ofSurvey(survey.id)
  const rows = pools.map(({ number, upperId, eligible }) => ({
    organizationId: upperId ?? survey.audienceId,
    ballots: ballots.get(number) ?? 0,
    eligible,
  }))
  const total = rows.map((row) => ({ ...row, organizationId: survey.audienceId }))
  const underUppers = rows.filter(({ organizationId }) => organizationId !== survey.audienceId)
  await stores.survey.putLiveRates(survey.id, day, rates([...underUppers, ...total]))
}

type Count = { organizationId: string; ballots: number; eligible: number }

/** Rounded before it is kept: the counts behind a rate are stored nowhere. */
function rates(rows: readonly Count[]): KeptRate[] {
  return [...Map.groupBy(rows, ({ organizationId }) => organizationId)].map(
    ([organizationId, group]) => {
      const sum = (of: (row: Count) => number) => group.reduce((total, row) => total + of(row), 0)
      return {
        organizationId,
        ...liveRate(
          sum((row) => row.ballots),
          sum((row) => row.eligible),
        ),
      }
    },
  )
}
