import type { Fault } from '../apollo/errors.ts'
import { useWords, type Words } from './use-words.ts'

const MINUTE = 60
/** Longer waits are told in minutes. */
const MOST_SECONDS = 90

/** The sentence of a failed request: what happened, what is kept, and when to try again where that is known. */
export function faultSentence(
  { t, has, other }: Pick<Words<never>, 't' | 'has' | 'other'>,
  { code, retryAfter }: Fault,
): string {
  const id = [`error.${code}`, `failure.${code}`].find(has) ?? 'error.INTERNAL'
  const minutes = Math.max(1, Math.ceil((retryAfter ?? MINUTE) / MINUTE))
  return other(id, { wait: waitWords(t, retryAfter), minutes })
}

/** `faultSentence` in the reader's language. */
export function useFaultSentence(): (fault: Fault) => string {
  const words = useWords()
  return (fault) => faultSentence(words, fault)
}

function waitWords(t: Words<never>['t'], seconds: number | undefined): string {
  if (seconds === undefined || seconds <= 0) return t('wait.soon')
  if (seconds < MOST_SECONDS) return t('wait.seconds', { n: Math.ceil(seconds) })
  return t('wait.minutes', { n: Math.ceil(seconds / MINUTE) })
}
