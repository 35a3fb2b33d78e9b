import { childOptions, jobOptions, openFlow, openQueue } from '@tinnhiem/kit/job'
import { carriedTrace, withTrace } from '@tinnhiem/kit/telemetry/job-trace'
import type { Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { finishRun, prepareRun, rateBucket, RUN_QUEUE } from './run-jobs.ts'
import type { Run } from './run.ts'

/** Fewer than usual: what keeps failing is told within seconds, and the repair tries again. */
const ATTEMPTS = { attempts: 6 }

/** The jobs of runs. Redis holds ids only, and may lose them all: MongoDB knows what is missing. */
export type RunFlow = {
  prepare: (run: Run) => Promise<void>
  /** One child per missing bucket under the job that finishes the run. */
  add: (run: Run, missing: readonly number[]) => Promise<void>
  /** The state of the job that has the run in hand; null when there is none. */
  state: (run: Run) => Promise<string | null>
  /** @throws Error while one of its jobs is being worked on */
  remove: (run: Run) => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

export function runFlow(redis: Redis): RunFlow {
  const queue = openQueue(RUN_QUEUE, redis)
  const flow = openFlow(redis)
  const jobOf = async (run: Run): Promise<Job | undefined> =>
    await queue.getJob(run.state === 'QUEUED' ? prepareId(run) : finishId(run))
  return {
    prepare: async (run) => {
      await queue.add(
        prepareRun.name,
        { run: run.id },
        { ...jobOptions(prepareId(run)), ...ATTEMPTS, ...withTrace(carriedTrace()) },
      )
    },
    add: async (run, missing) => {
      const trace = withTrace(carriedTrace())
      const opts = { ...jobOptions(finishId(run)), ...ATTEMPTS, ...trace }
      const parent = { name: finishRun.name, queueName: RUN_QUEUE, data: { run: run.id }, opts }
      const children = missing.map((bucket) => ({
        name: rateBucket.name,
        queueName: RUN_QUEUE,
        data: { run: run.id, bucket },
        opts: { ...childOptions(bucketId(run, bucket)), ...ATTEMPTS, ...trace },
      }))
      if (children.length > 0) await flow.add({ ...parent, children })
      else await queue.add(parent.name, parent.data, opts)
    },
    state: async (run) => (await (await jobOf(run))?.getState()) ?? null,
    remove: async (run) => await (await jobOf(run))?.remove({ removeChildren: true }),
    [Symbol.asyncDispose]: async () => {
      await flow.close()
      await queue.close()
    },
  }
}

const prepareId = ({ cycleId, no }: Run) => `prepare-${cycleId}-v${no}`
const finishId = ({ cycleId, no }: Run) => `rank-${cycleId}-v${no}`
const bucketId = ({ cycleId, no }: Run, bucket: number) => `rate-${cycleId}-v${no}-b${bucket}`
