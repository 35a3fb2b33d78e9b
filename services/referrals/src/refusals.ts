import { say as sayOfKit, type Lang } from '@tinnhiem/kit/words'
import { say } from './words.ts'

type Rule = Parameters<typeof say>[0]

/** The union member of a refused move: code and rule are the same stable word. */
export function moveRefused(rule: Rule, lang: Lang) {
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

export function invalidInput(field: string, rule: Rule, lang: Lang) {
  return {
    __typename: 'InvalidInput' as const,
    code: rule,
    message: say(rule, lang),
    field,
    rule,
  }
}

/** A refused move whose sentence a slice has put together. */
export function moveRefusedAs(rule: string, message: string) {
  return { __typename: 'MoveRefused' as const, code: rule, message, rule }
}
