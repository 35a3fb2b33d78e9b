import { startOfDay } from '@tinnhiem/kit/clock'
import { isDay } from '@tinnhiem/kit/date-scalar'
import { holds, requireRole } from '@tinnhiem/kit/viewer'
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { YEARLY_QUESTIONS } from './questions.ts'
import { DEFAULT_K, isAllowedK } from './survey.ts'
import type { SurveyRecord } from './survey-record.ts'

export type DraftInput = {
  year: number
  template: string
  audience: string
  titleVi: string
  titleEn: string
  opensOn: string
  closesOn: string
  k?: number | null | undefined
}

export type DraftOutcome =
  | { ok: true; survey: SurveyRecord }
  | { ok: false; field: string; rule: DraftRule }
type DraftRule =
  | 'REQUIRED'
  | 'YEAR_RANGE'
  | 'UNKNOWN_TEMPLATE'
  | 'UNKNOWN_AUDIENCE'
  | 'CLOSES_AFTER_OPENS'
  | 'OPENS_IN_PAST'
  | 'LEAST_K'

const DAY_MS = 86_400_000

/**
 * Drafts the yearly survey for one subtree. The keys of its pools start being made at once (D-20).
 * @throws NotSignedIn, NotAllowed unless a survey administrator
 */
export async function draftSurvey(ctx: Context, input: DraftInput): Promise<DraftOutcome> {
  const viewer = requireRole(ctx.viewer, ['SURVEY_ADMINISTRATOR'])
  const broken = brokenField(input, ctx.clock.today())
  if (broken) return { ok: false, ...broken }
  const [audience] = await ctx.stores.projection.organizationsById([input.audience])
  const inScope = audience && holds(viewer, ['SURVEY_ADMINISTRATOR'], audience.path)
  if (!audience || !inScope) return { ok: false, field: 'audience', rule: 'UNKNOWN_AUDIENCE' }
  const survey = newSurvey(
    input,
    { id: audience.id, path: audience.path },
    viewer.id,
    ctx.clock.today(),
  )
  await ctx.stores.survey.together(async (session) => {
    await ctx.stores.survey.insert(survey, session)
    await ctx.audit.act(viewer, survey.id, 'DRAFT', session)
  })
  await ctx.work.makeKeys(survey.id)
  return { ok: true, survey }
}

function brokenField(input: DraftInput, today: string): { field: string; rule: DraftRule } | null {
  const blank = (['titleVi', 'titleEn', 'audience'] as const).find(
    (field) => input[field].trim() === '',
  )
  if (blank) return { field: blank, rule: 'REQUIRED' }
  if (input.template !== 'YEARLY') return { field: 'template', rule: 'UNKNOWN_TEMPLATE' }
  if (input.year < 2022 || input.year > 2100) return { field: 'year', rule: 'YEAR_RANGE' }
  if (!isDay(input.opensOn) || input.opensOn < today)
    return { field: 'opensOn', rule: 'OPENS_IN_PAST' }
  if (!isDay(input.closesOn) || input.closesOn <= input.opensOn)
    return { field: 'closesOn', rule: 'CLOSES_AFTER_OPENS' }
  return isAllowedK(input.k ?? DEFAULT_K) ? null : { field: 'k', rule: 'LEAST_K' }
}

function newSurvey(
  input: DraftInput,
  audience: { id: string; path: string },
  authorId: string,
  today: string,
): SurveyRecord {
  return {
    id: randomBytes(32).toString('hex'),
    title: { vi: input.titleVi.trim().normalize('NFC'), en: input.titleEn.trim().normalize('NFC') },
    year: input.year,
    state: 'DRAFT',
    version: 1,
    audienceId: audience.id,
    audiencePath: audience.path,
    opensOn: input.opensOn,
    closesOn: input.closesOn,
    opensAt: startOfDay(input.opensOn),
    // The closing day still counts.
    closesAt: new Date(startOfDay(input.closesOn).getTime() + DAY_MS),
    k: input.k ?? DEFAULT_K,
    ruleVersion: 'residual-roll-up-1',
    authorId,
    questions: YEARLY_QUESTIONS,
    windows: [],
    steps: [{ state: 'DRAFT', on: today, by: 'SURVEY_ADMINISTRATOR' }],
    manifest: null,
    boardKey: null,
    closingDay: null,
    tallyAttempt: 1,
    totals: null,
  }
}
