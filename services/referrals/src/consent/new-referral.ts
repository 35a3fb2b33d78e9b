import { randomBytes } from 'node:crypto'
import type { CaseFile, Referral, ReferralState } from '../referral/referral.ts'

/** A referral at its first step. Its id says nothing: random, without a time. */
export function newReferral(
  unionId: string,
  state: Extract<ReferralState, 'SELF_PROPOSED' | 'CONSENTED'>,
  {
    memberId,
    origin,
    consent,
    on,
  }: Pick<CaseFile, 'memberId' | 'origin' | 'consent'> & { on: string },
): Referral {
  return {
    id: `R-${randomBytes(12).toString('hex')}`,
    unionId,
    state,
    version: 1,
    sent: null,
    file: {
      memberId,
      origin,
      steps: [{ state, on }],
      consent,
      eligibility: null,
      opinion: null,
      vote: null,
      resolution: null,
      suspension: null,
      feedback: [],
    },
  }
}
