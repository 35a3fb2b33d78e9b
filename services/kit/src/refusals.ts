import { say as sayOfKit, type Lang } from './words.ts'

/** The union member of a refused move, with a sentence that is already there. Code and rule are the same stable word. */
export function moveRefusedAs<Rule extends string>(rule: Rule, message: string) {
  return { __typename: 'MoveRefused' as const, code: rule, message, rule }
}

/** The union member of a wrong field, with a sentence that is already there. */
export function invalidAs<Rule extends string>(field: string, rule: Rule, message: string) {
  return { __typename: 'InvalidInput' as const, code: rule, message, field, rule }
}

/** The union member for an object that changed since it was read (GW-8). */
export function versionConflict(currentVersion: number, lang: Lang) {
  const code = 'VERSION_CONFLICT' as const
  return {
    __typename: 'VersionConflict' as const,
    code,
    message: sayOfKit(code, lang),
    currentVersion,
  }
}

/** A service's refusals in the words of its own table. */
export function refusalsIn<Code extends string>(say: (code: Code, lang: Lang) => string) {
  return {
    moveRefused: <Rule extends Code>(rule: Rule, lang: Lang) =>
      moveRefusedAs(rule, say(rule, lang)),
    invalidInput: <Rule extends Code>(field: string, rule: Rule, lang: Lang) =>
      invalidAs(field, rule, say(rule, lang)),
  }
}
