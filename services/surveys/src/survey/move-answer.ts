import type { Lang } from '@tinnhiem/kit/words'
import { say } from '../words.ts'
import type { MoveOutcome } from './move-survey.ts'

/** The union member of a move, with its sentence in the caller's language. */
export function moveAnswer(outcome: MoveOutcome, lang: Lang) {
  switch (outcome.kind) {
    case 'moved':
      return { __typename: 'SurveyChanged' as const, survey: outcome.survey }
    case 'refused':
      return {
        __typename: 'MoveRefused' as const,
        code: outcome.rule,
        message: say(outcome.rule, lang),
        rule: outcome.rule,
      }
    case 'conflict': {
      const code = 'VERSION_CONFLICT'
      return {
        __typename: 'VersionConflict' as const,
        code,
        message: say(code, lang),
        currentVersion: outcome.currentVersion,
      }
    }
    case 'invalid': {
      const { field, rule } = outcome
      return {
        __typename: 'InvalidInput' as const,
        code: rule,
        message: say(rule, lang),
        field,
        rule,
      }
    }
  }
}
