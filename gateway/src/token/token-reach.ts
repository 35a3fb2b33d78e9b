import type { Lang } from '@tinnhiem/kit/words'
import { rootFields } from '../anonymous.ts'
import type { Operation } from '../operations.ts'
import { Refusal } from '../refusal.ts'

/** What is an analyst's own, and never a script's: a token that leaks must not tell of others, nor of its person. */
const IN_PERSON = ['me', 'savedQueries', 'accessTokens']

/**
 * A token asks, and never acts.
 * @throws Refusal OPERATION_NOT_ALLOWED
 */
export function refuseBeyondToken({ document, asksOnly }: Operation, lang: Lang): void {
  const isOpen = asksOnly && !rootFields(document).some((name) => IN_PERSON.includes(name))
  if (!isOpen) throw new Refusal('OPERATION_NOT_ALLOWED', 403, lang)
}
