import { tree, type World } from './evidence-world.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'

export const OPEN = `mutation($issuer: ID!, $title: LocalizedTextInput!, $text: LocalizedTextInput!, $round: FundRoundInput!) {
  openFundAppeal(issuer: $issuer, title: $title, text: $text, round: $round) {
    __typename ... on FundAppealChanged { appeal { id version year open manages rounds { no from closingDay } } }
    ... on Failure { code } ... on InvalidInput { field rule } } }`
export const ROUND = `mutation($appeal: ID!, $v: Int!, $round: FundRoundInput!) { addFundRound(appeal: $appeal, version: $v, round: $round) {
  __typename ... on FundAppealChanged { appeal { version rounds { no } } } ... on Failure { code } ... on VersionConflict { currentVersion } } }`
export const RECORD = `mutation($unit: ID!, $appeal: ID!, $round: Int!, $n: Int!, $vnd: Vnd!, $v: Int) {
  recordContribution(unit: $unit, appeal: $appeal, round: $round, supporters: $n, totalVnd: $vnd, version: $v) {
    __typename ... on ContributionRecorded { summary { version supporters totalVnd headcount history { count totalVnd on } } }
    ... on Failure { code message } ... on InvalidInput { field rule } ... on VersionConflict { currentVersion } } }`
export const ACTIVITY = `mutation($unit: ID!, $title: String!, $on: Date!, $n: Int!, $id: ID, $v: Int) {
  recordSocialActivity(unit: $unit, title: $title, heldOn: $on, participants: $n, activity: $id, version: $v) {
    __typename ... on SocialActivityRecorded { activity { id version participants history { count } } }
    ... on Failure { code message } ... on InvalidInput { field rule } } }`
export const AID = `mutation($unit: ID!, $n: Int!, $v: Int, $helped: Int! = 3) {
  publishMutualAidFund(unit: $unit, rules: "Đóng góp tự nguyện, giúp khi ốm đau.", memberCount: $n, helpTotalVnd: 12000000, helpCount: $helped, version: $v) {
    __typename ... on MutualAidFundChanged { fund { memberCount version } } ... on Failure { code } ... on InvalidInput { field } } }`
export const AID_PAGE = `query($unit: ID!) { mutualAidFund(unit: $unit) { rules memberCount helpTotalVnd helpCount manages } }`
export const APPEALS = `query($year: Int!) { fundAppeals(year: $year) { id title { vi } open manages ownTotals { round unit { id } supporters totalVnd } } }`
export const UNIT = `query($unit: ID!) { unitFund(unit: $unit, year: 2023) { headcount appeals { id }
  summaries { round supporters totalVnd history { count } } activities { title participants } } }`
const TABLE =
  '{ units supporters totalVnd rows { organization { id } units supporters totalVnd hidden } }'
export const BOARD = `query($under: ID!) { fundBoard(under: $under, year: 2023) { support ${TABLE} activity ${TABLE}
  rounds { appeal { id } round table ${TABLE} } } }`

const round = { from: '2023-03-01', closingDay: '2023-03-31' }
const words = { vi: 'Mái ấm công đoàn', en: 'A roof for union members' }
export const chairOf = (unit: string, path: string): Claims => ({
  sub: `M-1${unit.slice(2)}`,
  roles: [{ role: 'GRASSROOTS_OFFICER', org: unit, path }],
})
export const units = tree().filter(({ level }) => level === 'GRASSROOTS')
/** What officers do with the fund, in one line each. `appeal` is set by the first test. */
export function fundVerbs(world: World, appealOf: () => string) {
  const open = async (who: Claims, issuer: string, more = {}) =>
    (await world.data(who, OPEN, { issuer, title: words, text: words, round, ...more }))
      .openFundAppeal
  const record = async (who: Claims, unit: string, n: number, more = {}) =>
    (
      await world.data(who, RECORD, {
        unit,
        appeal: appealOf(),
        round: 1,
        n,
        vnd: n * 50_000,
        ...more,
      })
    ).recordContribution
  const outbox = async (code: string) =>
    (await world.connection.collection('outbox').find({ name: 'factRecorded' }).toArray())
      .flatMap(({ payload }) => payload.facts)
      .filter((fact) => fact.code === code)
  return { open, record, outbox }
}
