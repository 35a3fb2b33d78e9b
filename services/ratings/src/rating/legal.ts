import type { LeaderScheme, LegalShare } from '../scheme/leader-scheme.ts'
import { sum } from './decimals.ts'

/** Whether raw counts of low trust pass the shares the law names. Shown, and without any consequence here. */
export type LegalFlags = {
  readonly low: number
  readonly eligible: number
  readonly answers: number
  readonly overHalfOfEligible: boolean
  readonly overHalfOfAnswers: boolean
  readonly twoThirdsOfEligible: boolean
  readonly twoThirdsOfAnswers: boolean
}

/**
 * Legal counts: more than 1/2, at least 2/3 low trust, over all eligible and over answers; raw integers, never shrunk
 * (domain.md D-11, ratings.md 1). `levels` best first, the last one is low.
 */
export function legalFlags(
  levels: readonly number[],
  eligible: number,
  rule: LeaderScheme['legal'],
): LegalFlags {
  const low = levels.at(-1) ?? 0
  const answers = sum(levels)
  return {
    low,
    eligible,
    answers,
    overHalfOfEligible: passes(low, eligible, rule.overHalf),
    overHalfOfAnswers: passes(low, answers, rule.overHalf),
    twoThirdsOfEligible: passes(low, eligible, rule.twoThirds),
    twoThirdsOfAnswers: passes(low, answers, rule.twoThirds),
  }
}

function passes(part: number, whole: number, share: LegalShare): boolean {
  if (whole === 0) return false
  const left = part * share.denominator
  const right = whole * share.numerator
  return share.strict ? left > right : left >= right
}
