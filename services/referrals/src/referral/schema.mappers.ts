import type { CaseRead } from './read-store.ts'
import type { Eligibility, Referral, ReferralState, Relation, Suspension } from './referral.ts'

/** An opened referral, and what its reader is to it; the read has been kept. */
export type ReferralMapper = { referral: Referral; relation: Relation }
export type ReferralStepMapper = { state: ReferralState; on: string }
export type ReferralEligibilityMapper = Eligibility
export type ReferralSuspensionMapper = Suspension
export type ReferralReadMapper = CaseRead
