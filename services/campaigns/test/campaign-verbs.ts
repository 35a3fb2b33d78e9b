import type { Claims } from '@tinnhiem/kit/test-gateway'
import type { CampaignWorld } from './campaign-world.ts'

const REFUSED = `... on MoveRefused { code rule message } ... on InvalidInput { code field }`
const FAILURES = `${REFUSED} ... on VersionConflict { code currentVersion }`
const CAMPAIGN = `id state version moves title { vi } startsOn endsOn registrationOpen parentCancelled reason
  appliedWindow { from to } exclusions criteria { code value } goals { value } parent { id }
  steps { move state by { id } } notices { code on reason from { id } }`
const DRAFTED = `... on CampaignChanged { campaign { ${CAMPAIGN} } } ${REFUSED}`
const CHANGED = `... on CampaignChanged { campaign { ${CAMPAIGN} } } ${FAILURES}`
const PART = `id state version kind target reported verified registeredOn withdrawnOn
  unionAtRegistration { id } campaign { id }
  reports { no value note late corrects state reason by { id } decidedBy { id } }`
const PARTICIPATION = `... on ParticipationChanged { participation { ${PART} } } ${FAILURES}`

const DRAFT = `mutation($issuer: ID!, $template: ID, $phase: ID, $audience: ID, $input: CampaignInput!) {
  draftCampaign(issuer: $issuer, template: $template, phase: $phase, audience: $audience, input: $input) { ${DRAFTED} } }`
const EDIT = `mutation($campaign: ID!, $version: Int!, $input: CampaignInput!) {
  editCampaign(campaign: $campaign, version: $version, input: $input) { ${CHANGED} } }`
const ADOPT = `mutation($parent: ID!, $unit: ID!, $input: CampaignInput!) {
  adoptCampaign(parent: $parent, unit: $unit, input: $input) { ${DRAFTED} } }`
const MOVE = `mutation($campaign: ID!, $version: Int!, $move: CampaignMove!, $reason: String) {
  moveCampaign(campaign: $campaign, version: $version, move: $move, reason: $reason) { ${CHANGED} } }`
const REOPEN = `mutation($campaign: ID!, $version: Int!, $until: Date!) {
  reopenRegistration(campaign: $campaign, version: $version, until: $until) { ${CHANGED} } }`
const REMIND = `mutation($campaign: ID!) { remindRegistered(campaign: $campaign) { ${CHANGED} } }`
const READ = `query($id: ID!) { campaign(id: $id) { ${CAMPAIGN} manages mine { id state } } }`
const REGISTER = `mutation($campaign: ID!, $unit: ID, $target: Int, $version: Int) {
  registerInCampaign(campaign: $campaign, unit: $unit, target: $target, version: $version) { ${PARTICIPATION} } }`
const WITHDRAW = `mutation($participation: ID!, $version: Int!) {
  withdrawFromCampaign(participation: $participation, version: $version) { ${PARTICIPATION} } }`
const REPORT = `mutation($participation: ID!, $version: Int!, $value: Int!, $note: String) {
  reportProgress(participation: $participation, version: $version, value: $value, note: $note) { ${PARTICIPATION} } }`
const VERIFY = `mutation($participation: ID!, $version: Int!) {
  verifyProgress(participation: $participation, version: $version) { ${PARTICIPATION} } }`
const RETURN = `mutation($participation: ID!, $version: Int!, $reason: String!) {
  returnProgress(participation: $participation, version: $version, reason: $reason) { ${PARTICIPATION} } }`
const BOARD = `query($id: ID!, $band: SizeBand, $under: ID, $first: Int, $after: String) { campaign(id: $id) {
  board(band: $band, under: $under, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    totals { units members target registered verified per100 }
    edges { cursor node { organization { id } band grouped members target registered verified per100 } } } } }`
const TURNOUT = `query($id: ID!) { campaign(id: $id) { turnout { units unitsRegistered unitsReported unitsVerified members
  rows { organization { id } units unitsRegistered unitsReported unitsVerified members } } } }`

type Person = Claims

/** What people do, in one line each. Every verb answers the union member of its mutation. */
export function verbs(world: CampaignWorld) {
  const version = async (id: string) => (await world.stores.campaign.byId(id))?.version ?? 0
  const partVersion = async (id: string) =>
    (await world.stores.participation.byId(id))?.version ?? 0
  const moves = async (who: Person, campaign: string, move: string, more = {}) => {
    const asked = { campaign, version: await version(campaign), move, ...more }
    return (await world.data(who, MOVE, asked)).moveCampaign
  }
  return {
    drafts: async (who: Person, asked: object) =>
      (await world.data(who, DRAFT, { input: {}, ...asked })).draftCampaign,
    edits: async (who: Person, campaign: string, input: object, at?: number) =>
      (await world.data(who, EDIT, { campaign, version: at ?? (await version(campaign)), input }))
        .editCampaign,
    adopts: async (who: Person, parent: string, unit: string, input = {}) =>
      (await world.data(who, ADOPT, { parent, unit, input })).adoptCampaign,
    moves,
    /** From draft to open registration, by author and approver. */
    launches: async (author: Person, approver: Person, campaign: string) => {
      await moves(author, campaign, 'SUBMIT')
      await moves(approver, campaign, 'APPROVE')
      return (await moves(author, campaign, 'PUBLISH')).campaign
    },
    reopens: async (who: Person, campaign: string, until: string) =>
      (await world.data(who, REOPEN, { campaign, version: await version(campaign), until }))
        .reopenRegistration,
    reminds: async (who: Person, campaign: string) =>
      (await world.data(who, REMIND, { campaign })).remindRegistered,
    reads: async (who: Person, id: string) => (await world.data(who, READ, { id })).campaign,
    readCode: async (who: Person, id: string) => await world.code(who, READ, { id }),
    registers: async (who: Person, campaign: string, asked = {}) =>
      (await world.data(who, REGISTER, { campaign, ...asked })).registerInCampaign,
    withdraws: async (who: Person, participation: string, at?: number) =>
      (
        await world.data(who, WITHDRAW, {
          participation,
          version: at ?? (await partVersion(participation)),
        })
      ).withdrawFromCampaign,
    reports: async (who: Person, participation: string, value: number, more = {}) =>
      (
        await world.data(who, REPORT, {
          participation,
          version: await partVersion(participation),
          value,
          ...more,
        })
      ).reportProgress,
    verifies: async (who: Person, participation: string, at?: number) =>
      (
        await world.data(who, VERIFY, {
          participation,
          version: at ?? (await partVersion(participation)),
        })
      ).verifyProgress,
    returns: async (who: Person, participation: string, reason: string) =>
      (
        await world.data(who, RETURN, {
          participation,
          version: await partVersion(participation),
          reason,
        })
      ).returnProgress,
    registerCode: async (who: Person, campaign: string, asked = {}) =>
      await world.code(who, REGISTER, { campaign, ...asked }),
    verifyCode: async (who: Person, participation: string) =>
      await world.code(who, VERIFY, { participation, version: 1 }),
    board: async (who: Person, id: string, asked = {}) =>
      (await world.data(who, BOARD, { id, ...asked })).campaign.board,
    turnout: async (who: Person, id: string) =>
      (await world.data(who, TURNOUT, { id })).campaign.turnout,
  }
}
