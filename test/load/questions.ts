import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boardOf } from '../world/rating-verbs.ts'
import type { TestWorld } from '../world/world.ts'

/** Something asked again and again; `who` null is an anonymous read. */
export type Question = { name: string; who: string | null; document: string; variables: object }

const OPERATIONS = join(import.meta.dirname, '../../gateway/operations.json')

/** Free queries of the analyst, each over several services. */
const ANALYST = {
  pageOfRatings: `query ($year: Int!) { ratings(year: $year, first: 100) { totalCount edges { node { id level total
    union { id name { vi } level parent { id name { vi } } } cycle { year survey { id title { vi } } } } } } }`,
  province: `{ organization(id: "P12") { id name { vi en } children(first: 50) { totalCount edges { node { id level
    name { vi } children(first: 50) { edges { node { id code name { vi } } } } } } } } }`,
  cycles:
    '{ ratingCycles { id year state survey { id title { vi en } } counts { rated notRated } } }',
}

/** Web operations by several roles, free queries of the analyst, and what phones read without a session. */
export async function questionsOf(world: TestWorld, survey: string): Promise<Question[]> {
  const ids = idsByName()
  const [rated] = (await boardOf(world, 2023)).filter(({ level }) => level !== 'NOT_RATED')
  if (!rated) throw new Error('nobody was rated')
  const web = (who: string | null, name: string, variables: object = {}): Question => {
    const document = ids.get(name)
    if (!document) throw new Error(`the web no longer has ${name}`)
    return { name, who, document, variables }
  }
  const free = (name: keyof typeof ANALYST, variables: object = {}): Question => {
    return { name, who: 'khanh', document: ANALYST[name], variables }
  }
  const year = { from: '2023-01-01', to: '2023-12-31', year: 2023 }
  return [
    ...['U-TEA:5', 'U-SCHOOL:6', 'U-ROAD:3', 'U-CLINIC:2'].flatMap((who) => [
      web(who, 'Me'),
      web(who, 'MySurveys'),
      web(who, 'MyLeaders'),
      web(who, 'MyInitiatives'),
      web(who, 'WaitingReferral'),
      web(who, 'OwnReferral'),
      web(who, 'ReferralConsentText'),
      web(who, 'SurveyResults', { id: survey }),
      web(who, 'FundAppeals', { year: 2023 }),
    ]),
    ...['U-TEA:0', 'U-SCHOOL:0'].flatMap((who) => [
      web(who, 'MyRatings'),
      web(who, 'OwnRatings'),
      web(who, 'StaffViewer'),
      web(who, 'CampaignDesk'),
      web(who, 'UnionOfficers', { union: 'U-TEA' }),
    ]),
    web('U-TEA:0', 'UnitMembers', { union: 'U-TEA' }),
    ...['hang', 'ruong'].flatMap((who) => [
      web(who, 'HomeCycles'),
      web(who, 'HomeSurveys'),
      web(who, 'SurveyList'),
      web(who, 'SurveyDetail', { id: survey }),
      web(who, 'RatingCycles'),
      web(who, 'BoardCycle', { year: 2023 }),
      web(who, 'BoardRatings', { year: 2023 }),
      web(who, 'LeaderFile', { id: rated.id }),
      web(who, 'StaffCalendar', year),
      web(who, 'DocumentList', { inForce: false }),
      web(who, 'CampaignTemplates'),
      web(who, 'ReferralCriteria'),
      web(who, 'AudienceChoices', { organization: 'P12' }),
    ]),
    web('khanh', 'FundBoard', { under: 'P12', year: 2023 }),
    web('khanh', 'ReferralCountTable', { organization: 'P12', year: 2023 }),
    web('lien', 'PartyInbox'),
    free('pageOfRatings', { year: 2023 }),
    free('province'),
    free('cycles'),
    web(null, 'SurveyManifest', { survey }),
    web(null, 'BallotKeys', { survey }),
  ]
}

function idsByName(): Map<string, string> {
  const rows: Record<string, string> = JSON.parse(readFileSync(OPERATIONS, 'utf8'))
  return new Map(
    Object.entries(rows).map(([id, text]) => [
      /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '',
      id,
    ]),
  )
}
