import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerStore } from '../answer/answer-store.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import { addAnswers, newHistogram } from './counts.ts'
import type { TallyStore } from './tally-store.ts'

/**
 * Counts one pool from its ballots. Safe to run twice and at once: it recomputes, never increments, and a worker that
 * wakes up late cannot overwrite a newer count (the fence).
 * @param slowMs a fault hook: waits between reading and writing
 */
export async function countPool(
  stores: { answer: AnswerStore; tally: TallyStore },
  survey: Pick<SurveyRecord, 'id' | 'questions'>,
  pool: number,
  slowMs = 0,
): Promise<void> {
  await stores.answer.seal(survey.id)
  const fence = await stores.tally.takeFence(survey.id, pool)
  const histogram = newHistogram(survey.questions)
  const keys: string[] = []
  for await (const { key, answers } of stores.answer.answersOf(survey.id, pool)) {
    addAnswers(histogram, answers)
    keys.push(key.toString('hex'))
  }
  if (slowMs > 0) await sleep(slowMs)
  // Sorted already by the cluster; sorted again so that nothing rests on it.
  keys.sort()
  const digest = createHash('sha256').update(keys.join('\n')).digest('hex')
  const count = {
    survey: survey.id,
    pool,
    ballots: keys.length,
    histogram: [...histogram],
    keys,
    digest,
  }
  await stores.tally.put(count, fence)
}
