import { refusalsIn } from '@tinnhiem/kit/refusals'
import type { Lang } from '@tinnhiem/kit/words'
import { say } from '../words.ts'
import type { MoveOutcome } from './move-survey.ts'

const { moveRefused, invalidInput } = refusalsIn(say)

/** The union member of a move, with its sentence in the caller's language. */
export function moveAnswer(outcome: MoveOutcome, lang: Lang) {
  switch (outcome.kind) {
    case 'moved':
      return { __typename: 'SurveyChanged' as const, survey: outcome.survey }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'conflict': {
      const code = 'VERSION_CONFLICT'
      const { currentVersion } = outcome
      return {
        __typename: 'VersionConflict' as const,
        code,
        message: say(code, lang),
        currentVersion,
      }
    }
    case 'invalid':
      return invalidInput(outcome.field, outcome.rule, lang)
  }
}
