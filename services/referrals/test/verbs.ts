import type { Claims } from '@tinnhiem/kit/test-gateway'
import { organ, OTHER_UNIT, people, UNIT } from './province.ts'
import type { Data, World } from './world.ts'

const FAILURE =
  '... on Failure { code message } ... on MoveRefused { rule } ... on InvalidInput { field rule } ... on VersionConflict { currentVersion }'

/** Everything of a referral that this slice answers. */
export const WHOLE = `fragment whole on Referral {
  id version state origin moves union { id } member { id } consent { textVersion givenOn }
  eligibility { criteria on facts { code holds bySystem text { vi en } } }
  opinion { askedOn givenOn agrees } vote { body on convened present yes no blank passed }
  resolution { number on recipient { id } author { id } signer { id } signedOn sentOn }
  suspension { since before until unitAgrees memberAgrees newUnion { id } }
  steps { state on } reads { by { id } role purpose at } }`
const REFERRAL = `${WHOLE} query($id: ID!, $purpose: String!) { referral(id: $id, purpose: $purpose) { ...whole } }`
const MINE = `${WHOLE} query { myReferrals { ...whole } }`
const LIST = `${WHOLE} query($union: ID!, $open: Boolean) { referrals(union: $union, open: $open) {
  totalCount edges { node { ...whole } } } }`
const INVITATION = `query { myReferralInvitation {
  id sentOn expiresOn union { id } text { version title { vi en } steps { vi } paragraphs { vi } } } }`
export const DESK = `query($union: ID!) { referralDesk(union: $union) {
  union { id } officers { id } invitations { id sentOn waitsUntil } } }`
const INVITE = `mutation($union: ID!, $member: ID!) { inviteToReferral(union: $union, member: $member) {
  __typename ... on ReferralInvitationSent { invitation { id sentOn waitsUntil } } ${FAILURE.split(' ... on VersionConflict')[0]} } }`
const DECLINE = `mutation($id: ID!) { declineReferralInvitation(invitation: $id) { done } }`
const CHANGED = `__typename ... on ReferralChanged { referral { ...whole } }`
const mutation = (head: string, call: string, failures: string) =>
  `${WHOLE} mutation(${head}) { it: ${call} { ${CHANGED} ${failures} } }`
const CONFLICT =
  '... on Failure { code message } ... on MoveRefused { rule } ... on VersionConflict { currentVersion }'
const CONSENT = mutation(
  '$id: ID!, $textVersion: String!',
  'consentToReferral(id: $id, textVersion: $textVersion)',
  '... on Failure { code message }',
)
const PROPOSE = `${WHOLE} mutation { it: proposeMyself { ${CHANGED} ... on Failure { code message } } }`
const WITHDRAW = `${WHOLE} mutation($id: ID!) { it: withdrawFromReferral(referral: $id) {
  __typename ... on ReferralWithdrawn { referral { ...whole } } ... on Failure { code message } } }`
const CHECK = mutation(
  '$id: ID!, $v: Int!, $criteria: String!, $answers: [CriterionAnswer!]!',
  'checkReferral(referral: $id, version: $v, criteria: $criteria, answers: $answers)',
  FAILURE,
)
const VOTE = mutation(
  '$id: ID!, $v: Int!, $vote: ReferralVoteInput!',
  'recordReferralVote(referral: $id, version: $v, vote: $vote)',
  FAILURE,
)
const DRAFT = mutation(
  '$id: ID!, $v: Int!, $resolution: ReferralResolutionInput!',
  'draftReferralResolution(referral: $id, version: $v, resolution: $resolution)',
  FAILURE,
)
const GIVE = mutation(
  '$id: ID!, $v: Int!, $agrees: Boolean!',
  'giveReferralOpinion(referral: $id, version: $v, agrees: $agrees)',
  CONFLICT,
)
const simple = (field: string) =>
  mutation('$id: ID!, $v: Int!', `${field}(referral: $id, version: $v)`, CONFLICT)
const CHOOSE = `mutation($union: ID!, $officers: [ID!]!) {
  it: chooseReferralList(union: $union, officers: $officers) {
    __typename ... on ReferralListChosen { desk { officers { id } } } ... on Failure { code } } }`

/** Every line answered yes. */
export const YES = ['AGE_18_60', 'OVER_60_DECIDED', 'TASKS_DONE', 'NO_DISCIPLINE', 'SCHOOLING'].map(
  (code) => ({ code, holds: code !== 'OVER_60_DECIDED' }),
)

/** What people do, in one line each. */
export function verbs(world: World) {
  const version = async (id: string) => (await world.stores.referral.byId(id))?.version ?? 0
  const move = async (who: Claims, query: string, id: string, variables: Data = {}) => {
    const v = variables['v'] ?? (await version(id))
    return (await world.data(who, query, { ...variables, id, v })).it
  }
  const today = () => world.clock.today()
  const invites = async (who: Claims, member: Claims, union = UNIT) =>
    (await world.data(who, INVITE, { union, member: member.sub })).inviteToReferral
  const invitation = async (who: Claims) => (await world.data(who, INVITATION)).myReferralInvitation
  const consents = async (who: Claims, id: string, textVersion = '1') =>
    (await world.data(who, CONSENT, { id, textVersion })).it
  const checks = async (who: Claims, id: string, answers = YES, more: Data = {}) =>
    await move(who, CHECK, id, { criteria: '2022-01', answers, ...more })
  const votes = async (who: Claims, id: string, changes: Data = {}) => {
    const totals = { convened: 11, present: 9, yes: 8, no: 1, blank: 0 }
    const body = 'GRASSROOTS_COMMITTEE'
    const vote = { body, on: today(), ...totals, candidateNotConvened: true, ...changes }
    return await move(who, VOTE, id, { vote })
  }
  const drafts = async (who: Claims, id: string, changes: Data = {}, more: Data = {}) => {
    const resolution = { number: '04-NQ/BCH', on: today(), recipient: organ.id, ...changes }
    return await move(who, DRAFT, id, { resolution, ...more })
  }
  const signs = async (who: Claims, id: string, more: Data = {}) =>
    await move(who, simple('signReferralResolution'), id, more)
  const sends = async (who: Claims, id: string, more: Data = {}) =>
    await move(who, simple('sendReferral'), id, more)
  const accepted = async (who: Claims): Promise<string> => {
    await invites(people.chair, who)
    const { id } = await invitation(who)
    return (await consents(who, id)).referral.id
  }
  return {
    version,
    invites,
    invitation,
    consents,
    checks,
    votes,
    drafts,
    signs,
    sends,
    accepted,
    declines: async (who: Claims, id: string) => await world.data(who, DECLINE, { id }),
    desk: async (who: Claims, union = UNIT) =>
      (await world.data(who, DESK, { union })).referralDesk,
    chooses: async (who: Claims, chosen: string[], union = UNIT) =>
      (await world.data(who, CHOOSE, { union, officers: chosen })).it,
    proposes: async (who: Claims) => (await world.data(who, PROPOSE)).it,
    withdraws: async (who: Claims, id: string) => (await world.data(who, WITHDRAW, { id })).it,
    asksOpinion: async (who: Claims, id: string) =>
      await move(who, simple('askReferralOpinion'), id),
    givesOpinion: async (who: Claims, id: string, agrees: boolean) =>
      await move(who, GIVE, id, { agrees }),
    agrees: async (who: Claims, id: string) => await move(who, simple('agreeToResume'), id),
    mine: async (who: Claims): Promise<Data[]> => (await world.data(who, MINE)).myReferrals,
    reads: async (who: Claims, id: string, purpose = 'handling') =>
      (await world.data(who, REFERRAL, { id, purpose })).referral,
    refused: async (who: Claims, id: string) =>
      await world.code(who, REFERRAL, { id, purpose: 'handling' }),
    list: async (who: Claims, union = UNIT, open: boolean | null = null) =>
      (await world.data(who, LIST, { union, open })).referrals,
    listRefused: async (who: Claims, union = OTHER_UNIT) => await world.code(who, LIST, { union }),
    opinionsAsked: async (who: Claims, union: string) =>
      (
        await world.data(
          who,
          `${WHOLE} query($union: ID!) { referralOpinionsAsked(union: $union) { ...whole } }`,
          { union },
        )
      ).referralOpinionsAsked,
    /** Brings a member's referral to a state by way of the chair and the vice chair. */
    brought: async (who: Claims, to: 'CONSENTED' | 'ELIGIBLE' | 'VOTED' | 'RESOLVED' | 'SENT') => {
      const id = await accepted(who)
      if (to === 'CONSENTED') return id
      await checks(people.chair, id)
      if (to === 'ELIGIBLE') return id
      await votes(people.chair, id)
      if (to === 'VOTED') return id
      await drafts(people.chair, id)
      await signs(people.vice, id)
      if (to === 'RESOLVED') return id
      await sends(people.chair, id)
      return id
    },
  }
}
