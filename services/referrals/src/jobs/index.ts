import { handler, type Handler } from '@tinnhiem/kit/job'
import type * as z from 'zod'
import { eraseClosed } from '../count/erase-closed.ts'
import { publishDueTables } from '../count/publish-due.ts'
import { followRoster } from '../referral/end-by-clock.ts'
import { rewrapKeys } from '../sealed/rewrap-keys.ts'
import { JOBS } from './definitions.ts'
import { tick } from './tick.ts'
import type { WorkerContext } from './worker-context.ts'

/** The one table of this service's work: a job without a line here does not compile. */
export function handlersOf(ctx: WorkerContext): Record<keyof typeof JOBS, Handler<z.ZodType>> {
  return {
    tick: handler(JOBS.tick, async () => await tick(ctx)),
    followRoster: handler(JOBS.followRoster, async () => await followRoster(ctx)),
    publishCounts: handler(JOBS.publishCounts, async () => await publishDueTables(ctx)),
    eraseClosed: handler(JOBS.eraseClosed, async () => await eraseClosed(ctx)),
    rewrap: handler(JOBS.rewrap, async () => await rewrapKeys(ctx)),
  }
}
