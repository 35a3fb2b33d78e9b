import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { say } from '../../../words.ts'
import { issuePass } from '../../issue-pass.ts'

const refusals = {
  notOpen: ['SurveyNotOpen', 'SURVEY_NOT_OPEN'],
  notOnRoster: ['NotOnRoster', 'NOT_ON_ROSTER'],
  manifestMismatch: ['ManifestMismatch', 'MANIFEST_MISMATCH'],
  alreadyIssued: ['PassAlreadyIssued', 'PASS_ALREADY_ISSUED'],
} as const

export const issueSurveyPass: NonNullable<MutationResolvers['issueSurveyPass']> = async (
  _,
  args,
  ctx,
) => {
  const { id, lang } = requireSignedIn(ctx.viewer)
  const outcome = await issuePass(ctx, id, args)
  if (outcome.kind === 'issued')
    return {
      __typename: 'SurveyPassIssued',
      blindSignature: outcome.blindSignature.toString('base64url'),
      pool: outcome.pool,
    }
  if (outcome.kind === 'malformed')
    return {
      __typename: 'InvalidInput',
      code: 'BLINDED_SHAPE',
      message: say('BLINDED_SHAPE', lang),
      field: 'blinded',
      rule: 'BLINDED_SHAPE',
    }
  const [__typename, code] = refusals[outcome.kind]
  return { __typename, code, message: say(code, lang) }
}
