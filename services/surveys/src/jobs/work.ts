import { childOptions, jobOptions, openFlow, openQueue } from '@tinnhiem/kit/job'
import type { FlowProducer, Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { PoolStore } from '../pool/pool-store.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import { bucketsOf } from '../result/buckets.ts'
import { jobIds, JOBS, QUEUE } from './definitions.ts'

/** Starts work. Redis being away is no failure: the tick finds what is due within seconds of its return. */
export type Work = {
  makeKeys: (survey: string) => Promise<void>
  /** Only closed surveys: nothing is counted while answers may come in. */
  tally: (survey: SurveyRecord) => Promise<void>
  /** QUEUED, RUNNING, STOPPED (no worker is there), FAILED; null when the job is not known. */
  stateOf: (jobId: string) => Promise<WorkState | null>
  [Symbol.asyncDispose]: () => Promise<void>
}

export type WorkState = 'QUEUED' | 'RUNNING' | 'STOPPED' | 'FAILED' | 'DONE'

export function createWork(redis: Redis, pools: PoolStore): Work {
  const queue = openQueue(QUEUE, redis)
  const flow = openFlow(redis)
  return {
    makeKeys: async (survey) => {
      const { name } = JOBS.makeKeys
      await start(
        async () => await queue.add(name, { survey }, jobOptions(jobIds.makeKeys(survey))),
      )
    },
    tally: async (survey) => await start(async () => await addTally(flow, pools, survey)),
    stateOf: async (jobId) => await stateOf(queue, jobId),
    [Symbol.asyncDispose]: async () => {
      await queue.close()
      await flow.close()
    },
  }
}

/** A producer fails fast; the tick repeats it. */
async function start(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch {
    // Redis is away: the tick starts it.
  }
}

/**
 * One flow per survey: a child per bucket, then the release (D-17). It may start at once: the first child seals the
 * ballots, and a commit that comes later is refused, not lost.
 */
export async function addTally(
  flow: FlowProducer,
  pools: PoolStore,
  survey: SurveyRecord,
): Promise<void> {
  const attempt = survey.tallyAttempt
  const children = bucketsOf(await pools.ofSurvey(survey.id)).map((bucket) => ({
    name: JOBS.countPools.name,
    queueName: QUEUE,
    data: { survey: survey.id, ...bucket },
    opts: childOptions(jobIds.countPools(survey.id, bucket.first, attempt)),
  }))
  await flow.add({
    name: JOBS.release.name,
    queueName: QUEUE,
    data: { survey: survey.id },
    opts: jobOptions(jobIds.release(survey.id, attempt)),
    children,
  })
}

async function stateOf(queue: Queue, jobId: string): Promise<WorkState | null> {
  const job = await queue.getJob(jobId)
  if (!job) return null
  const state = await job.getState()
  if (state === 'completed') return 'DONE'
  if (state === 'failed') return 'FAILED'
  if ((await queue.getWorkersCount()) === 0) return 'STOPPED'
  return state === 'waiting' || state === 'delayed' ? 'QUEUED' : 'RUNNING'
}
