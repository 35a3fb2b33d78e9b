import type { Feedback, Referral } from '../referral/referral.ts'
import type { PartyOrgan } from './organ.ts'

export type PartyOrganMapper = PartyOrgan
/** An opened referral for its liaison; the read has been kept. */
export type ReceivedReferralMapper = Referral
export type PartyFeedbackMapper = Feedback
