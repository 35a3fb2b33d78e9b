import type { Clock } from '@tinnhiem/kit/clock'
import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { allowMove, conflict, type MoveOutcome } from './move-survey.ts'
import type { SurveyRecord } from './survey-record.ts'
import type { SurveyStore } from './survey-store.ts'

/** Closes by hand: the person types the survey's Vietnamese title (D-19). The tally follows by itself. */
export async function closeSurvey(
  ctx: Context,
  id: string,
  version: number,
  title: string,
): Promise<MoveOutcome> {
  const allowed = await allowMove(ctx, id, version, 'CLOSE')
  if (!allowed.ok) return allowed.outcome
  if (title.trim().normalize('NFC') !== allowed.survey.title.vi)
    return { kind: 'invalid', field: 'title', rule: 'TITLE_DIFFERS' }
  const { survey: surveys } = ctx.stores
  const survey = await surveys.together(async (session) => {
    const by = 'SURVEY_ADMINISTRATOR'
    const closed = await close(surveys, ctx.clock, allowed.survey, by, session)
    if (closed) await ctx.audit.act(allowed.viewer, id, 'CLOSE', session)
    return closed
  })
  if (!survey) return await conflict(ctx, id)
  await ctx.work.tally(survey)
  return { kind: 'moved', survey }
}

/** The one change that ends answering; null when somebody else was first. */
export async function close(
  surveys: SurveyStore,
  clock: Clock,
  survey: SurveyRecord,
  by: string,
  session?: ClientSession,
): Promise<SurveyRecord | null> {
  const closingDay = clock.today()
  const change = { state: 'CLOSED' as const, closingDay, closesAt: clock.now() }
  const step = { state: 'CLOSED' as const, on: closingDay, by }
  return await surveys.advance(survey.id, survey.version, change, step, session)
}
