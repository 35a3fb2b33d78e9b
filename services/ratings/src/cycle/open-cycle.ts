import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { schemeByCode } from '../scheme/scheme-by-code.ts'
import { waitsForNothingKnown, type Cycle, type MoveRule } from './cycle.ts'
import { factsOf, moverOf } from './mover.ts'

export type CycleOpened =
  | { kind: 'opened'; cycle: Cycle }
  | { kind: 'refused'; rule: MoveRule }
  | { kind: 'invalid'; field: 'year' | 'survey' | 'scheme'; rule: InvalidRule }

export type InvalidRule =
  | 'YEAR_RANGE'
  | 'YEAR_TAKEN'
  | 'SURVEY_SHAPE'
  | 'SURVEY_OTHER_YEAR'
  | 'SCHEME_UNKNOWN'
  | 'SCHEME_NOT_IN_FORCE'

/**
 * Opens a year's rating for one survey by one scheme, which from then on is frozen (domain.md 4.3.7). It may be opened
 * before the release is here, when nobody can tell yet whether the survey exists; so while there is neither a release nor
 * a run, opening the year again puts another survey in its place.
 */
export async function openCycle(
  ctx: Context,
  viewer: SignedInViewer,
  asked: { year: number; surveyId: string; schemeCode: string },
): Promise<CycleOpened> {
  const mover = await moverOf(ctx, viewer, asked)
  if (!mover.onCouncil) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  if (mover.isRated) return { kind: 'refused', rule: 'RATES_YOU' }
  const problem = await problemOf(ctx, asked)
  if (problem) return problem
  const cycle = newCycle(asked, { state: 'OPEN', on: ctx.clock.today(), by: viewer.id })
  if (await insertCycle(ctx, viewer, cycle)) return { kind: 'opened', cycle }
  const replaced = await replaceSurvey(ctx, viewer, cycle)
  if (replaced) return { kind: 'opened', cycle: replaced }
  return { kind: 'invalid', field: 'year', rule: 'YEAR_TAKEN' }
}

/** False when the year already has a cycle. */
async function insertCycle(ctx: Context, viewer: SignedInViewer, cycle: Cycle): Promise<boolean> {
  try {
    await inTransaction(ctx.stores.connection, async (session) => {
      await ctx.stores.cycle.insert(cycle, session)
      await ctx.audit.act(viewer, cycle.id, 'OPEN_CYCLE', session)
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Null when the year's cycle has its release or a run, has this survey already, or somebody else was first. */
async function replaceSurvey(
  ctx: Context,
  viewer: SignedInViewer,
  { year, surveyId, schemeCode, steps }: Cycle,
): Promise<Cycle | null> {
  const [step] = steps
  const known = await ctx.stores.cycle.ofYear(year)
  if (!known || !step || known.surveyId === surveyId) return null
  if (!waitsForNothingKnown(known, await factsOf(ctx, known))) return null
  const change = { surveyId, schemeCode }
  return await inTransaction(ctx.stores.connection, async (session) => {
    const replaced = await ctx.stores.cycle.advance(known, change, step, session)
    if (replaced) await ctx.audit.act(viewer, known.id, 'REPLACE_SURVEY', session)
    return replaced
  })
}

type Invalid = Extract<CycleOpened, { kind: 'invalid' }>

async function problemOf(
  ctx: Context,
  { year, surveyId, schemeCode }: Parameters<typeof openCycle>[2],
): Promise<Invalid | null> {
  if (year < 2000 || year > Number(ctx.clock.today().slice(0, 4)))
    return { kind: 'invalid', field: 'year', rule: 'YEAR_RANGE' }
  if (!/^[0-9a-f]{64}$/.test(surveyId))
    return { kind: 'invalid', field: 'survey', rule: 'SURVEY_SHAPE' }
  const release = await ctx.loaders.release.load(surveyId)
  if (release !== null && release.year !== year)
    return { kind: 'invalid', field: 'survey', rule: 'SURVEY_OTHER_YEAR' }
  const scheme = schemeByCode(schemeCode)
  if (scheme === null) return { kind: 'invalid', field: 'scheme', rule: 'SCHEME_UNKNOWN' }
  const inForce =
    scheme.validFrom <= `${year}-12-31` &&
    (scheme.validTo === null || `${year}-01-01` <= scheme.validTo)
  return inForce ? null : { kind: 'invalid', field: 'scheme', rule: 'SCHEME_NOT_IN_FORCE' }
}

function newCycle(
  { year, surveyId, schemeCode }: Parameters<typeof openCycle>[2],
  step: Cycle['steps'][number],
): Cycle {
  return {
    id: `leaders-${year}`,
    year,
    surveyId,
    schemeCode,
    state: 'OPEN',
    version: 1,
    steps: [step],
    runNo: 0,
    result: null,
    decisionNo: null,
  }
}
