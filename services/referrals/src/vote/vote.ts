import type { CaseRules } from '../referral/case-rules.ts'
import type { VoteRecord } from '../referral/referral.ts'

export type VoteInput = Omit<VoteRecord, 'passed'> & { candidateNotConvened: boolean }

export type VoteField = 'on' | 'convened' | 'present' | 'yes' | 'candidateNotConvened'

export type VoteRule =
  | 'VOTE_DAY'
  | 'VOTE_NUMBER'
  | 'VOTE_PRESENT'
  | 'VOTE_SUM'
  | 'CANDIDATE_CONVENED'

export type CheckedVote =
  | { ok: true; vote: VoteRecord }
  | { ok: false; field: VoteField; rule: VoteRule }
  | { ok: false; field: null; need: number; convened: number }

const MOST = 10_000

/** The smallest number present that is a quorum of those convened. */
export function quorumOf(convened: number, { quorum }: Pick<CaseRules, 'quorum'>): number {
  return Math.ceil((convened * quorum.part) / quorum.of)
}

/** Passed by more than half of those present; blank votes count as present, a tie fails (REF-3). */
export function isPassed(
  { yes, present }: Pick<VoteRecord, 'yes' | 'present'>,
  { pass }: Pick<CaseRules, 'pass'>,
): boolean {
  return yes * pass.of > present * pass.part
}

/**
 * Totals of a secret vote: yes + no + blank = present <= convened (I-9), without the person it is about, on a day
 * between the check and today. Too few present is no vote (REF-3).
 */
export function checkVote(
  { candidateNotConvened, ...totals }: VoteInput,
  days: { notBefore: string; today: string },
  rules: CaseRules,
): CheckedVote {
  const { on, convened, present, yes, no, blank } = totals
  if (on < days.notBefore || on > days.today) return wrong('on', 'VOTE_DAY')
  const numbers = [convened, present, yes, no, blank]
  if (numbers.some((n) => n < 0 || n > MOST) || convened === 0)
    return wrong('convened', 'VOTE_NUMBER')
  if (present > convened) return wrong('present', 'VOTE_PRESENT')
  if (yes + no + blank !== present) return wrong('yes', 'VOTE_SUM')
  if (!candidateNotConvened) return wrong('candidateNotConvened', 'CANDIDATE_CONVENED')
  const need = quorumOf(convened, rules)
  if (present < need) return { ok: false, field: null, need, convened }
  return { ok: true, vote: { ...totals, passed: isPassed(totals, rules) } }
}

function wrong(field: VoteField, rule: VoteRule): CheckedVote {
  return { ok: false, field, rule }
}
