import type { Lang } from '@tinnhiem/kit/words'
import { say as sayOfKit } from '@tinnhiem/kit/words'
import type { MoveRule } from './cycle/cycle.ts'
import { say } from './words.ts'

/** The union member of a refused move: code and rule are the same stable word. */
export function moveRefused(rule: MoveRule, lang: Lang) {
  return { __typename: 'MoveRefused' as const, code: rule, message: say(rule, lang), rule }
}

export function versionConflict(currentVersion: number, lang: Lang) {
  const code = 'VERSION_CONFLICT' as const
  return {
    __typename: 'VersionConflict' as const,
    code,
    message: sayOfKit(code, lang),
    currentVersion,
  }
}

export function invalidInput(field: string, rule: Parameters<typeof say>[0], lang: Lang) {
  return {
    __typename: 'InvalidInput' as const,
    code: rule,
    message: say(rule, lang),
    field,
    rule,
  }
}
