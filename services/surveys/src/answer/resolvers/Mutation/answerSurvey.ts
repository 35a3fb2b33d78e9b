import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { say } from '../../../words.ts'
import { answerSurvey as answer } from '../../answer-survey.ts'

const refusals = {
  unknownSurvey: ['UnknownSurvey', 'UNKNOWN_SURVEY'],
  unknownPool: ['UnknownPool', 'UNKNOWN_POOL'],
  passInvalid: ['PassInvalid', 'PASS_INVALID'],
  ballotSignatureInvalid: ['BallotSignatureInvalid', 'BALLOT_SIGNATURE_INVALID'],
  stale: ['StaleAnswer', 'STALE_ANSWER'],
  closed: ['SurveyClosed', 'SURVEY_CLOSED'],
  busy: ['Busy', 'BUSY'],
} as const

/** Anonymous: the caller's language is not known either, so the sentence is Vietnamese and clients translate the code. */
export const answerSurvey: NonNullable<MutationResolvers['answerSurvey']> = async (
  _,
  { ballot },
  ctx,
) => {
  const outcome = await answer(ctx.ballots, ballot)
  if (outcome.kind === 'stored') return { __typename: 'AnswerStored', receipt: outcome.receipt }
  if (outcome.kind === 'malformed') {
    const { field, rule } = outcome
    return {
      __typename: 'MalformedAnswer',
      code: 'MALFORMED_ANSWER',
      message: say('MALFORMED_ANSWER', 'vi'),
      field,
      rule,
    }
  }
  const [__typename, code] = refusals[outcome.kind]
  return { __typename, code, message: say(code, 'vi') }
}
