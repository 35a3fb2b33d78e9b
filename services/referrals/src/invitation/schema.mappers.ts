import type { Invitation, SentInvitation } from './invitation-store.ts'
import type { Desk } from './read-invitation.ts'

export type ReferralInvitationMapper = Invitation
export type SentReferralInvitationMapper = SentInvitation
export type ReferralDeskMapper = Desk
