import type { Role } from '@tinnhiem/kit/roles'

/**
 * Who may use a root field or resolve an entity. `ANYONE`: with or without a session. `ANONYMOUS`: only without
 * one. `SIGNED_IN`: every member, each field for the own scope only. A list: one of these roles, in scope.
 */
export type Who = 'ANYONE' | 'ANONYMOUS' | 'SIGNED_IN' | readonly Role[]

/**
 * What somebody who may call it, but has no right to this object, sees: `null`, an empty list, a refusal of the
 * service (NOT_ALLOWED, NOT_FOUND or a union member), or nothing because there is no object to be out of scope of.
 */
export type OutOfScope = 'NULL' | 'EMPTY' | 'REFUSED' | 'NO_SCOPE'

export type Rule = { who: Who; outOfScope: OutOfScope }

const COUNCIL = ['PROVINCIAL_OFFICER', 'INSPECTION'] as const
const PROVINCE = ['PROVINCIAL_OFFICER'] as const
const ADMINISTRATOR = ['SURVEY_ADMINISTRATOR'] as const
const ANALYST = ['ANALYST'] as const
/** Officers of unions: each for the own unit or the own subtree. */
const OFFICERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER', 'PROVINCIAL_OFFICER'] as const
/** Officers and organisers, each for campaigns issued in the own scope. */
const MANAGERS = ['CAMPAIGN_ORGANISER', ...OFFICERS] as const
const ABOVE = ['UPPER_OFFICER', 'PROVINCIAL_OFFICER'] as const
const UNIT_OFFICERS = ['GRASSROOTS_OFFICER', 'UPPER_OFFICER'] as const
const AGGREGATES = ['UPPER_OFFICER', 'PROVINCIAL_OFFICER', 'INSPECTION', 'ANALYST'] as const
/** Whoever sees what organisations add up to, in scope. */
const FIGURES = ['PROVINCIAL_OFFICER', 'INSPECTION', 'ANALYST'] as const
const COUNT_READERS = ['GRASSROOTS_OFFICER', ...AGGREGATES] as const

/**
 * Every root field of the graph with the people who may use it (domain.md 5, D-13 to D-19; issue 4, item 2).
 * The services enforce it; this table is what the deny test asks them by. A field without a row is red.
 */
export const ROOT_POLICY: Readonly<Record<string, Rule>> = {
  'Query.me': { who: 'ANYONE', outOfScope: 'NO_SCOPE' },
  // "View unit tree, documents, published results": everybody, whole province
  'Query.organizations': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.organization': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  // a member sees the own employer only
  'Query.employer': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  // a member sees the own profile; officers their scope, audited with the purpose
  'Query.member': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  // by name only, to name liaisons
  'Query.roleHolders': { who: PROVINCE, outOfScope: 'NO_SCOPE' },
  // by name only, for officers of the unit and the level above; one audit line a page
  'Query.unitMembers': { who: ['GRASSROOTS_OFFICER', 'UPPER_OFFICER'], outOfScope: 'NULL' },
  // an analyst's own questions, those the others share, and the own tokens; never with a token
  'Query.savedQueries': { who: ANALYST, outOfScope: 'NULL' },
  'Query.accessTokens': { who: ANALYST, outOfScope: 'NULL' },
  'Mutation.saveQuery': { who: ANALYST, outOfScope: 'REFUSED' },
  'Mutation.removeSavedQuery': { who: ANALYST, outOfScope: 'REFUSED' },
  'Mutation.createAccessToken': { who: ANALYST, outOfScope: 'REFUSED' },
  'Mutation.revokeAccessToken': { who: ANALYST, outOfScope: 'REFUSED' },
  'Mutation.requestCode': { who: 'ANYONE', outOfScope: 'NO_SCOPE' },
  'Mutation.verifyCode': { who: 'ANYONE', outOfScope: 'NO_SCOPE' },
  'Mutation.signOut': { who: 'ANYONE', outOfScope: 'NO_SCOPE' },

  'Query.mySurveys': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.survey': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.surveyRelease': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.surveyManifest': { who: 'ANONYMOUS', outOfScope: 'NO_SCOPE' },
  'Query.ballotKeys': { who: 'ANONYMOUS', outOfScope: 'NO_SCOPE' },
  'Mutation.answerSurvey': { who: 'ANONYMOUS', outOfScope: 'NO_SCOPE' },
  'Mutation.issueSurveyPass': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.draftSurvey': { who: ADMINISTRATOR, outOfScope: 'REFUSED' },
  'Mutation.requestSurveyReview': { who: ADMINISTRATOR, outOfScope: 'REFUSED' },
  'Mutation.approveSurvey': { who: PROVINCE, outOfScope: 'REFUSED' },
  'Mutation.openSurvey': { who: ADMINISTRATOR, outOfScope: 'REFUSED' },
  'Mutation.closeSurvey': { who: ADMINISTRATOR, outOfScope: 'REFUSED' },

  'Query.ratingCycles': { who: COUNCIL, outOfScope: 'EMPTY' },
  'Query.ratingCycle': { who: COUNCIL, outOfScope: 'NULL' },
  'Query.ratings': { who: COUNCIL, outOfScope: 'EMPTY' },
  // the person rated, members of the unit after publication (class only), the council
  'Query.rating': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.myRatings': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.ratingRun': { who: COUNCIL, outOfScope: 'NULL' },
  'Mutation.openRatingCycle': { who: PROVINCE, outOfScope: 'REFUSED' },
  'Mutation.startRatingRun': { who: PROVINCE, outOfScope: 'REFUSED' },
  'Mutation.cancelRatingRun': { who: PROVINCE, outOfScope: 'REFUSED' },
  'Mutation.approveRatings': { who: PROVINCE, outOfScope: 'REFUSED' },

  // the catalogue is for those who may draft; a published campaign for its audience and the levels above it
  'Query.campaignTemplates': { who: MANAGERS, outOfScope: 'NO_SCOPE' },
  'Query.campaign': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.campaigns': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.campaignDesk': { who: MANAGERS, outOfScope: 'EMPTY' },
  'Query.campaignReach': { who: MANAGERS, outOfScope: 'NULL' },
  'Mutation.draftCampaign': { who: MANAGERS, outOfScope: 'REFUSED' },
  'Mutation.editCampaign': { who: MANAGERS, outOfScope: 'REFUSED' },
  'Mutation.adoptCampaign': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.moveCampaign': { who: MANAGERS, outOfScope: 'REFUSED' },
  'Mutation.reopenRegistration': { who: MANAGERS, outOfScope: 'REFUSED' },
  'Mutation.remindRegistered': { who: MANAGERS, outOfScope: 'REFUSED' },
  // a person's registration is that person's alone; a unit's its officers', the levels above and organisers read
  'Query.openCampaigns': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.myParticipations': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.participantNotices': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.unitCampaigns': { who: MANAGERS, outOfScope: 'NULL' },
  'Query.unitParticipations': { who: MANAGERS, outOfScope: 'NULL' },
  'Query.reportsToVerify': { who: ABOVE, outOfScope: 'EMPTY' },
  'Mutation.registerInCampaign': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.withdrawFromCampaign': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.reportProgress': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.verifyProgress': { who: ABOVE, outOfScope: 'REFUSED' },
  'Mutation.returnProgress': { who: ABOVE, outOfScope: 'REFUSED' },

  // authors, the unit's officers, the level above, province, organisers, inspection; others what is counted, unnamed
  'Query.initiativeProgrammes': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.myInitiatives': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.initiative': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.initiatives': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.initiativeCounts': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.similarInitiatives': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Mutation.draftInitiative': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Mutation.editInitiative': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.moveInitiative': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.makeJoinCode': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  // whoever was read the code
  'Mutation.readJoinCode': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.joinInitiative': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.agreeToShares': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.leaveInitiative': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  // its units and the levels above; others what is recognised
  'Query.mobilizationModel': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.mobilizationModels': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.modelCounts': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Mutation.registerModel': { who: UNIT_OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.moveModel': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.agreeToModel': { who: UNIT_OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.reportModelProgress': { who: UNIT_OFFICERS, outOfScope: 'REFUSED' },
  // the person; staff of the scope; others what is published, unnamed without the person's consent
  'Query.recognition': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.recognitions': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.myRecognitions': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Mutation.proposeRecognition': { who: ['CAMPAIGN_ORGANISER'], outOfScope: 'REFUSED' },
  'Mutation.moveRecognition': { who: ['CAMPAIGN_ORGANISER', ...ABOVE], outOfScope: 'REFUSED' },
  'Mutation.consentToRecognition': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },

  // whoever may see the subject; private pieces only authors and the officers who decide
  'Query.evidence': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Mutation.requestEvidenceTicket': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.verifyEvidence': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.returnEvidence': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.removeEvidence': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  // a member sees appeals and the own unit's total by rule; exact counts are the unit's own officers'
  'Query.fundAppeals': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.unitFund': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'NULL' },
  'Query.fundBoard': { who: AGGREGATES, outOfScope: 'NULL' },
  'Query.mutualAidFund': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Mutation.openFundAppeal': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.addFundRound': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.recordContribution': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.recordSocialActivity': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.publishMutualAidFund': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  // "View documents": everybody, whole province
  'Query.documents': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.document': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Mutation.publishDocument': { who: ABOVE, outOfScope: 'REFUSED' },
  'Mutation.endDocument': { who: ABOVE, outOfScope: 'REFUSED' },
  'Mutation.confirmSession': { who: OFFICERS, outOfScope: 'REFUSED' },
  'Query.calendar': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.orientations': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Mutation.publishOrientation': { who: OFFICERS, outOfScope: 'REFUSED' },

  // the invited person alone; officers of the unit's referral list see that something waits, never whom it asks
  'Query.myReferralInvitation': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.referralConsentText': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.referralCriteria': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Query.referralDesk': { who: UNIT_OFFICERS, outOfScope: 'NULL' },
  'Mutation.inviteToReferral': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  // the same answer to everybody, for every id
  'Mutation.declineReferralInvitation': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Mutation.chooseReferralList': { who: UNIT_OFFICERS, outOfScope: 'REFUSED' },
  'Mutation.proposeMyself': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'Mutation.consentToReferral': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.withdrawFromReferral': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  // the person; officers of the unit's list; the upper unit's while it is asked
  'Query.myReferrals': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.referral': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Query.referrals': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'NULL' },
  'Query.referralOpinionsAsked': { who: ['UPPER_OFFICER'], outOfScope: 'NULL' },
  'Mutation.checkReferral': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.askReferralOpinion': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.giveReferralOpinion': { who: ['UPPER_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.agreeToResume': { who: 'SIGNED_IN', outOfScope: 'REFUSED' },
  'Mutation.recordReferralVote': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.draftReferralResolution': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.signReferralResolution': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.sendReferral': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },

  // the own unit's true count for its referral list; published batches of five for those above (REF-8)
  'Query.referralCounts': { who: COUNT_READERS, outOfScope: 'NULL' },
  'Query.partyOrgans': { who: OFFICERS, outOfScope: 'NULL' },
  'Query.myPartyOrgans': { who: 'SIGNED_IN', outOfScope: 'EMPTY' },
  'Query.receivedReferrals': { who: ['PARTY_LIAISON'], outOfScope: 'NULL' },
  'Query.receivedReferral': { who: ['PARTY_LIAISON'], outOfScope: 'NULL' },
  // the person, officers on the referral list, the organ's liaison
  'Query.referralForm': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'Mutation.savePartyOrgan': { who: PROVINCE, outOfScope: 'REFUSED' },
  'Mutation.receiveReferral': { who: ['PARTY_LIAISON'], outOfScope: 'REFUSED' },
  'Mutation.recordPartyFeedback': { who: ['PARTY_LIAISON'], outOfScope: 'REFUSED' },
  'Mutation.readdressReferral': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
  'Mutation.fillReferralForm': { who: ['GRASSROOTS_OFFICER'], outOfScope: 'REFUSED' },
}

/**
 * Every entity a subgraph resolves by key, `subgraph.Type`. `_entities` is not reachable through the gateway,
 * but a field of another type leads there, so each has the rule of its root field.
 */
export const ENTITY_POLICY: Readonly<Record<string, Rule>> = {
  'membership.Employer': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  // by name: who rates or runs what is told by name (D-19); phone and card only in scope
  'membership.Member': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  // only a service that holds the person's consent leads here
  'membership.NamedPerson': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'membership.OfficerAppointment': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'membership.UnionOrganization': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  // figures of organisations: analysts, provincial officers and inspection in scope; null to others (D-19)
  'surveys.UnionOrganization': { who: FIGURES, outOfScope: 'NULL' },
  'ratings.UnionOrganization': { who: FIGURES, outOfScope: 'NULL' },
  'campaigns.UnionOrganization': { who: FIGURES, outOfScope: 'NULL' },
  'surveys.Survey': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'ratings.Rating': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'ratings.RatingCycle': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'campaigns.Campaign': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  'campaigns.CampaignParticipation': { who: 'SIGNED_IN', outOfScope: 'NULL' },
  // the name of an organ, for whoever holds a paper addressed to it
  'referrals.PartyOrgan': { who: 'SIGNED_IN', outOfScope: 'NO_SCOPE' },
  'referrals.Referral': { who: 'SIGNED_IN', outOfScope: 'NULL' },
}
