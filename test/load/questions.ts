import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Something asked again and again; `who` null is an anonymous read. */
export type Question = { name: string; who: string | null; document: string; variables: object }

/** Members, two chairs, staff and the analyst: whoever asks below, signed in before the load begins. */
export const ASKING = [
  ...['U-TEA:5', 'U-SCHOOL:6', 'U-ROAD:3', 'U-CLINIC:2', 'U-TEA:0', 'U-SCHOOL:0'],
  ...['hang', 'ruong', 'khanh', 'lien'],
]

const QUESTIONS = join(import.meta.dirname, '../../web/src/staff/console/questions')
const OPERATIONS = join(import.meta.dirname, '../../gateway/operations.json')

/** The three saved questions of the analyst, over four services, and one of her own. */
const SAVED = ['trust-by-year', 'classes-two-years', 'registration-and-trust'] as const
const PROVINCE = `{ organization(id: "P12") { id name { vi en } children(first: 10) { totalCount edges { node { id level
  name { vi } children(first: 20) { edges { node { id code name { vi } } } } } } } } }`

/** Web operations by several roles, free queries of the analyst, and what phones read without a session. */
export function questionsOf(survey: string, rating: string): Question[] {
  const ids = idsByName()
  const web = (who: string | null, name: string, variables: object = {}): Question => {
    const document = ids.get(name)
    if (!document) throw new Error(`the web no longer has ${name}`)
    return { name, who, document, variables }
  }
  const free = (name: string, document: string): Question => ({
    name,
    who: 'khanh',
    document,
    variables: {},
  })
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
      web(who, 'LeaderFile', { id: rating }),
      web(who, 'StaffCalendar', year),
      web(who, 'DocumentList', { inForce: false }),
      web(who, 'CampaignTemplates'),
      web(who, 'ReferralCriteria'),
      web(who, 'AudienceChoices', { organization: 'P12' }),
    ]),
    web('khanh', 'FundBoard', { under: 'P12', year: 2023 }),
    web('khanh', 'ReferralCountTable', { organization: 'P12', year: 2023 }),
    web('lien', 'PartyInbox'),
    ...SAVED.map((name) => free(name, savedQuestion(name))),
    free('province', PROVINCE),
    web(null, 'SurveyManifest', { survey }),
    web(null, 'BallotKeys', { survey }),
  ]
}

function savedQuestion(name: (typeof SAVED)[number]): string {
  return readFileSync(join(QUESTIONS, `${name}.graphql`), 'utf8')
}

/** The id of each operation of the web, by its name. */
export function idsByName(): Map<string, string> {
  const rows: Record<string, string> = JSON.parse(readFileSync(OPERATIONS, 'utf8'))
  return new Map(
    Object.entries(rows).map(([id, text]) => [
      /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '',
      id,
    ]),
  )
}
