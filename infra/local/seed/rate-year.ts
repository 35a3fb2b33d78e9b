import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Session } from './sign-in.ts'

/** One starts the run, another approves it (D-19). */
export type RatingHands = { starter: Session; approver: Session }

type Progress = (step: string, done: number, total: number) => void

const Cycle = z.object({
  id: z.string(),
  state: z.string(),
  version: z.number(),
  ready: z.boolean(),
})
const LOOK_EVERY_MS = 250
const PATIENCE_MS = 10 * 60_000

/** Opens the cycle of the year, runs it and publishes the ratings. Throws with the code of what is refused. */
export async function rateYear(
  { starter, approver }: RatingHands,
  year: number,
  survey: string,
  progress: Progress,
): Promise<void> {
  await starter({
    operation: 'OpenRatingCycle',
    variables: { year, survey, scheme: 'leader-2023' },
    answer: z.object({ openRatingCycle: z.object({ cycle: z.object({ id: z.string() }) }) }),
  })
  const cycle = await ready(starter, year)
  await run(starter, cycle, progress)
  const { id, version } = await cycleOf(approver, year)
  await approver({
    operation: 'ApproveRatings',
    variables: { cycle: id, version, decisionNo: `41/QĐ-LĐLĐ-${year}` },
    answer: z.object({
      approveRatings: z.object({ cycle: z.object({ state: z.literal('PUBLISHED') }) }),
    }),
  })
}

async function cycleOf(session: Session, year: number): Promise<z.infer<typeof Cycle>> {
  const answer = z.object({ ratingCycle: Cycle })
  return (await session({ operation: 'RunCycle', variables: { year }, answer })).ratingCycle
}

async function ready(session: Session, year: number): Promise<z.infer<typeof Cycle>> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const cycle = await cycleOf(session, year)
    if (cycle.ready) return cycle
    await wait(LOOK_EVERY_MS)
  }
  throw new Error(`the release of ${year} does not reach the ratings`)
}

async function run(
  session: Session,
  { id, version }: z.infer<typeof Cycle>,
  progress: Progress,
): Promise<void> {
  const { startRatingRun } = await session({
    operation: 'StartRatingRun',
    variables: { cycle: id, version },
    answer: z.object({ startRatingRun: z.object({ run: z.object({ id: z.string() }) }) }),
  })
  const answer = z.object({
    ratingRun: z.object({
      state: z.string(),
      done: z.number(),
      total: z.number(),
      failure: z.string().nullable(),
    }),
  })
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const { ratingRun } = await session({
      operation: 'RunProgress',
      variables: { id: startRatingRun.run.id },
      answer,
    })
    progress('xếp loại · ratings', ratingRun.done, ratingRun.total)
    if (ratingRun.state === 'DONE') return
    if (ratingRun.state === 'FAILED') throw new Error(`the run failed: ${ratingRun.failure ?? ''}`)
    await wait(LOOK_EVERY_MS)
  }
  throw new Error('the rating run does not end')
}
