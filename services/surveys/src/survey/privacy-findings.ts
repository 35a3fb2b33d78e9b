import type { Context } from '../context.ts'
import { makePools } from '../pool/make-pools.ts'
import { audienceOn } from '../roster/audience.ts'
import { say } from '../words.ts'
import type { SurveyRecord } from './survey-record.ts'

/** Units too small for a pool of their own, and what will be done with them (screen "Kiểm tra quyền riêng tư"). */
export async function privacyFindings(ctx: Context, survey: SurveyRecord) {
  if (survey.manifest !== null) return []
  const audience = await audienceOn(ctx.stores.projection, survey.audiencePath, ctx.clock.today())
  const small = audience.unions.filter(
    ({ memberIds }) => memberIds.length > 0 && memberIds.length < survey.k,
  )
  const lang = ctx.viewer.lang
  const joined = small.map((unit) => ({
    code: 'SMALL_UNIT',
    message: `${unit.name[lang]}: ${say('SMALL_UNIT', lang).replace('{k}', String(survey.k))}`,
    organization: { id: unit.id },
  }))
  const { pools } = makePools({ ...audience, k: survey.k })
  const tooFew = pools.length === 0 || pools.some(({ eligible }) => eligible < survey.k)
  const message = say('TOO_FEW_MEMBERS', lang).replace('{k}', String(survey.k))
  return tooFew ? [{ code: 'TOO_FEW_MEMBERS', message, organization: null }, ...joined] : joined
}
