import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { AnswerPlan } from './answers.ts'
import type { Session } from './sign-in.ts'
import type { Words } from './world-types.ts'

/** The hands a survey goes through (D-19). */
export type Hands = { administrator: Session; officer: Session }

export type StagedSurvey = { id: string; title: string }

type Progress = (step: string, done: number, total: number) => void

const Changed = z.object({
  survey: z.object({ id: z.string(), state: z.string(), version: z.number() }),
})
const Refused = z.object({ code: z.string() })
const Moved = z.union([Changed, Refused])
const Work = z.object({
  survey: z.object({
    state: z.string(),
    version: z.number(),
    work: z.object({ done: z.number(), total: z.number(), state: z.string() }).nullable(),
  }),
})

const LOOK_EVERY_MS = 250
const PATIENCE_MS = 15 * 60_000

function titleOf(year: number): Words {
  return {
    vi: `Khảo sát hài lòng và tín nhiệm năm ${year}`,
    en: `Satisfaction and confidence survey ${year}`,
  }
}

/** Draft, review by the administrator, approval by the officer, keys, opening: as people do it. */
export async function openSurvey(
  { administrator, officer }: Hands,
  plan: AnswerPlan,
  progress: Progress,
): Promise<StagedSurvey> {
  const title = titleOf(plan.year)
  const id = await draft(administrator, plan, title)
  await move(administrator, 'RequestSurveyReview', 'requestSurveyReview', id)
  await move(officer, 'ApproveSurvey', 'approveSurvey', id)
  await until(
    administrator,
    id,
    (now) => now.work === null || isDone(now.work, progress, 'khóa · keys'),
  )
  const { state } = await look(administrator, id)
  // The clock may have opened it already: its opening day is today.
  if (state === 'SCHEDULED')
    await move(administrator, 'OpenSurvey', 'openSurvey', id, ['VERSION_CONFLICT', 'WRONG_STATE'])
  await until(administrator, id, (now) => now.state === 'OPEN')
  return { id, title: title.vi }
}

async function draft(administrator: Session, plan: AnswerPlan, title: Words): Promise<string> {
  const input = {
    year: plan.year,
    template: 'YEARLY',
    audience: plan.audience,
    titleVi: title.vi,
    titleEn: title.en,
    opensOn: plan.openOn,
    closesOn: plan.closesOn,
  }
  const answer = z.object({ draftSurvey: Changed })
  const { draftSurvey } = await administrator({
    operation: 'DraftSurvey',
    variables: { input },
    answer,
  })
  return draftSurvey.survey.id
}

/** Closes by the title and waits for the one release. */
export async function closeSurvey(
  { administrator }: Hands,
  survey: StagedSurvey,
  progress: Progress,
): Promise<void> {
  await move(administrator, 'CloseSurvey', 'closeSurvey', survey.id, [], { title: survey.title })
  await until(administrator, survey.id, (now) => {
    if (now.work) progress('kiểm phiếu · tally', now.work.done, now.work.total)
    return now.state === 'RELEASED'
  })
}

async function look(session: Session, id: string) {
  return (await session({ operation: 'SurveyWorkState', variables: { id }, answer: Work })).survey
}

async function until(
  session: Session,
  id: string,
  isSo: (now: Awaited<ReturnType<typeof look>>) => boolean,
): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const now = await look(session, id)
    if (now.work?.state === 'FAILED') throw new Error('the work on the survey has failed')
    if (isSo(now)) return
    await wait(LOOK_EVERY_MS)
  }
  throw new Error('the survey does not come on')
}

function isDone(
  work: { done: number; total: number; state: string },
  progress: Progress,
  step: string,
): boolean {
  progress(step, work.done, work.total)
  return work.state === 'DONE'
}

async function move(
  session: Session,
  operation: string,
  field: string,
  id: string,
  allowed: readonly string[] = [],
  more: Record<string, unknown> = {},
): Promise<void> {
  const { version } = await look(session, id)
  const answer = z.record(z.string(), Moved)
  const reply = await session({ operation, variables: { id, version, ...more }, answer })
  const moved = reply[field]
  if (moved && 'survey' in moved) return
  if (moved && allowed.includes(moved.code)) return
  throw new Error(`${operation} was refused: ${moved?.code ?? 'no answer'}`)
}
