import type { Claims } from '@tinnhiem/kit/test-gateway'
import { people, type World } from './world.ts'

export const PHASE_2 = 'MILLION_INITIATIVES.PHASE_2'
const SEEN = `id version title state kind edition editable moves countedOn benefitVnd solution
  confidential byline { vi en } union { id } programme { id } decisionNo
  authors { place share joined agreed you codeUntil member { id } }
  similar { percent initiative { id title authors { place } } }
  steps { move state on by { id } reason }`
const CHANGED = `__typename ... on InitiativeChanged { initiative { ${SEEN} } }
  ... on Failure { code message } ... on InvalidInput { field } ... on MoveRefused { rule }
  ... on VersionConflict { currentVersion }`
const DRAFT = `mutation($input: InitiativeInput!) { draftInitiative(input: $input) { ${CHANGED} } }`
const EDIT = `mutation($id: ID!, $version: Int!, $input: InitiativeInput!) {
  editInitiative(initiative: $id, version: $version, input: $input) { ${CHANGED} } }`
const MOVE = `mutation($id: ID!, $version: Int!, $move: InitiativeMove!, $input: InitiativeMoveInput) {
  moveInitiative(initiative: $id, version: $version, move: $move, input: $input) { ${CHANGED} } }`
const CODE = `mutation($id: ID!, $version: Int!, $place: Int!) {
  makeJoinCode(initiative: $id, version: $version, place: $place) {
    __typename ... on JoinCodeMade { code until } ... on Failure { code_: code } } }`
const OFFER = `__typename ... on JoinOffer { title share shares union { id } }
  ... on Failure { code } ... on InvalidInput { field }`
const READ_CODE = `mutation($code: String!) { readJoinCode(code: $code) { ${OFFER} } }`
const JOIN = `mutation($code: String!, $share: Int!) { joinInitiative(code: $code, share: $share) {
  ${OFFER} ... on InitiativeChanged { initiative { ${SEEN} } } } }`
const AGREE = `mutation($id: ID!, $version: Int!) { agreeToShares(initiative: $id, version: $version) { ${CHANGED} } }`
const LEAVE = `mutation($id: ID!, $version: Int!) { leaveInitiative(initiative: $id, version: $version) {
  __typename ... on InitiativeLeft { id } ... on Failure { code } } }`
const READ = `query($id: ID!) { initiative(id: $id) { ${SEEN} } }`
const LIST = `query($under: ID!, $state: InitiativeState, $first: Int, $after: String) {
  initiatives(under: $under, state: $state, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${SEEN} } } } }`
const MINE = `query { myInitiatives { ${SEEN} } }`
const COUNTS = `query($under: ID!) { initiativeCounts(under: $under, programme: "${PHASE_2}") {
  submitted recognized inProgramme counted unionsSubmitted unionsCounted unions } }`

export const SOUND = {
  title: 'Đổi cách sấy chè để bớt điện giờ cao điểm',
  kind: 'TECHNICAL',
  solution: 'Sấy hai lượt, lượt sau ngoài giờ cao điểm.',
  appliedFrom: '2023-03-01',
  programme: PHASE_2,
  benefitVnd: 84_000_000,
  declarations: ['AGAINST_ORDER_OR_MORALS', 'UNDER_IP_PROTECTION'],
  shares: [{ share: 100 }],
}

/** What people do with initiatives, in one line each. */
export function initiativeVerbs(world: World) {
  const version = async (id: string) => (await world.stores.initiative.byId(id))?.version ?? 0
  const moves = async (who: Claims, id: string, move: string, input = {}, at?: number) =>
    (await world.data(who, MOVE, { id, move, input, version: at ?? (await version(id)) }))
      .moveInitiative
  const drafts = async (who: Claims, changes = {}) =>
    (await world.data(who, DRAFT, { input: { ...SOUND, ...changes } })).draftInitiative
  const decision = { decisionNo: '07/QĐ-HĐSK', decisionOn: '2023-05-20' }
  /** A draft of the person, brought by the right people as far as asked. */
  const reach = async (who: Claims, state: string, changes = {}): Promise<string> => {
    const id: string = (await drafts(who, changes)).initiative.id
    const path = [
      { to: 'SUBMITTED', by: who, move: 'SUBMIT' },
      { to: 'CONFIRMED', by: people.ngan, move: 'CONFIRM' },
      { to: 'RECOGNIZED', by: people.ngan, move: 'RECOGNIZE' },
      { to: 'IN_PROGRAMME', by: people.pham, move: 'SEND' },
      { to: 'COUNTED', by: people.suong, move: 'COUNT' },
    ]
    for (const { to, by, move } of state === 'DRAFT' ? [] : path) {
      const done = await moves(by, id, move, move === 'RECOGNIZE' ? decision : {})
      if (done.__typename !== 'InitiativeChanged') throw new Error(JSON.stringify(done))
      if (to === state) return id
    }
    return id
  }
  return {
    version,
    moves,
    drafts,
    reach,
    decision,
    edits: async (who: Claims, id: string, changes = {}) =>
      (
        await world.data(who, EDIT, {
          id,
          version: await version(id),
          input: { ...SOUND, ...changes },
        })
      ).editInitiative,
    makesCode: async (who: Claims, id: string, place = 2) =>
      (await world.data(who, CODE, { id, version: await version(id), place })).makeJoinCode,
    readsCode: async (who: Claims, code: string) =>
      (await world.data(who, READ_CODE, { code })).readJoinCode,
    joins: async (who: Claims, code: string, share: number) =>
      (await world.data(who, JOIN, { code, share })).joinInitiative,
    agrees: async (who: Claims, id: string) =>
      (await world.data(who, AGREE, { id, version: await version(id) })).agreeToShares,
    leaves: async (who: Claims, id: string) =>
      (await world.data(who, LEAVE, { id, version: await version(id) })).leaveInitiative,
    reads: async (who: Claims, id: string) => (await world.data(who, READ, { id })).initiative,
    isHiddenFrom: async (who: Claims, id: string) =>
      (await world.code(who, READ, { id })) === 'NOT_FOUND',
    lists: async (who: Claims, under: string, more = {}) =>
      (await world.data(who, LIST, { under, ...more })).initiatives,
    mine: async (who: Claims) => (await world.data(who, MINE)).myInitiatives,
    counts: async (who: Claims, under: string) =>
      (await world.data(who, COUNTS, { under })).initiativeCounts,
  }
}
