import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { SurveyRecord } from './survey-record.ts'
import { maySee } from './survey-rights.ts'

/** @throws NotSignedIn, NotFound (unknown or not theirs: the same answer) */
export async function findSurvey(ctx: Context, id: string): Promise<SurveyRecord> {
  const viewer = requireSignedIn(ctx.viewer)
  const survey = await ctx.loaders.survey.load(id)
  const onRoster = (await ctx.loaders.poolOf(viewer.id).load(id)) !== null
  if (!survey || !maySee(viewer, survey, onRoster)) throw new NotFound(viewer.lang)
  return survey
}
