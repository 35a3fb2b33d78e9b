import type { CaseFile, Referral, ReferralState } from './referral.ts'

/** A referral of an invented member, for tests. */
export function sampleReferral(state: ReferralState, file: Partial<CaseFile> = {}): Referral {
  return {
    id: 'R-1',
    unionId: 'U-0001',
    state,
    version: 1,
    sent: null,
    file: {
      memberId: 'M-1',
      origin: 'INVITED',
      steps: [{ state, on: '2023-06-01' }],
      consent: { textVersion: '1', givenOn: '2023-06-01' },
      eligibility: null,
      opinion: null,
      vote: null,
      resolution: null,
      suspension: null,
      feedback: [],
      ...file,
    },
  }
}
