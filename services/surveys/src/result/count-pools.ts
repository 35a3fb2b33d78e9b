import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerStore } from '../answer/answer-store.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import type { Bucket } from './buckets.ts'
import { addAnswers, newHistogram } from './counts.ts'
import type { PoolCount, TallyStore } from './tally-store.ts'

/**
 * Counts the pools of a bucket from their ballots, one range of the cluster. Safe to run twice and at once: it
 * recomputes, never increments, and a worker that wakes up late cannot overwrite a newer count (the fence).
 * @param slowMs a fault hook: waits between reading and writing
 */
export async function countPools(
  stores: { answer: AnswerStore; tally: TallyStore },
  survey: Pick<SurveyRecord, 'id' | 'questions'>,
  bucket: Bucket,
  slowMs = 0,
): Promise<void> {
  await stores.answer.seal(survey.id)
  const fence = await stores.tally.takeFence(survey.id, bucket.first)
  const parts = new Map<number, { histogram: Uint32Array; keys: Buffer[] }>()
  for (let pool = bucket.first; pool <= bucket.last; pool++)
    parts.set(pool, { histogram: newHistogram(survey.questions), keys: [] })
  for await (const { pool, key, answers } of stores.answer.answersIn(survey.id, bucket)) {
    const part = parts.get(pool)
    if (!part) throw new Error('a ballot outside its bucket')
    addAnswers(part.histogram, answers)
    part.keys.push(key)
  }
  if (slowMs > 0) await sleep(slowMs)
  const counts = [...parts].map(([pool, part]) => countOf(survey.id, pool, part))
  await stores.tally.putAll(counts, fence)
}

function countOf(
  survey: string,
  pool: number,
  { histogram, keys }: { histogram: Uint32Array; keys: Buffer[] },
): PoolCount {
  // Sorted already by the cluster; sorted again so that nothing rests on it.
  const sorted = Buffer.concat(keys.toSorted(Buffer.compare))
  return {
    survey,
    pool,
    ballots: keys.length,
    histogram: [...histogram],
    keys: sorted,
    digest: createHash('sha256').update(sorted).digest('hex'),
  }
}
