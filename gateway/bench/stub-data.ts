import type { SubgraphName } from '../src/subgraphs.ts'

/** Invented and always the same: the real contract answers over it. */
const words = (text: string) => ({ vi: text, en: text })
const union = (at: number | string) => ({ __typename: 'UnionOrganization', id: `U-${at}` })
const member = (at: number) => ({ __typename: 'Member', id: `M-${at}` })
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const rating = (at: number) => ({
  id: `leaders-2023.A-${at}`,
  post: at % 10 === 0 ? 'UPPER_CHAIR' : 'CHAIR',
  state: 'PUBLISHED',
  level: at % 5 === 0 ? 'EXCELLENT' : 'GOOD',
  levelBeforeCap: 'EXCELLENT',
  notRatedReason: null,
  reasons: ['TRUST', 'FACTS'],
  tied: false,
  ballots: 40 + (at % 50),
  eligible: 120,
  total: 82.5 + (at % 10),
  rawTotal: 83.25 + (at % 10),
  robust: true,
  interval: { low: 78.25, high: 86.5 },
  intervalRounded: { low: 78, high: 87 },
  trustShares: [0.5, 0.3, 0.1, 0.05, 0.05],
  person: member(at),
  union: union(at),
  quota: { comparisonGroup: 'UP-TANUYEN', base: 40, capPercent: 20, places: 8, rank: at + 1 },
  cycle: { id: 'leaders-2023', year: 2023 },
})

const campaign = (at: number) => ({
  __typename: 'Campaign',
  id: `C-${at}`,
  kind: 'MOVEMENT',
  state: 'RUNNING',
  version: 4,
  template: 'T-1',
  phase: null,
  who: 'UNITS_AND_MEMBERS',
  measure: 'REPORTED',
  startsOn: '2023-01-15',
  endsOn: '2023-11-30',
  registrationUntil: '2023-03-31',
  registrationOpen: false,
  parentCancelled: false,
  remindedOn: '2023-03-20',
  exclusions: ['SICK_LEAVE'],
  exclusionTexts: [words('đang nghỉ ốm')],
  reason: null,
  manages: true,
  moves: ['END', 'SUSPEND'],
  title: words(`Thi đua lao động giỏi, lao động sáng tạo ${at}`),
  about: words('Mỗi công đoàn cơ sở có ít nhất một sáng kiến được công nhận trong năm.'),
  issuer: union(at % 12),
  audience: union('P12'),
  criteria: times(3, (no) => ({
    code: `K${no}`,
    kind: 'AT_LEAST',
    value: 10 * no,
    text: words(`tiêu chí ${no}`),
  })),
  goals: [{ value: 90, text: words('phần trăm đoàn viên tham gia') }],
  appliedWindow: { from: '2022-11-01', to: '2023-10-31' },
})

const pageOfCampaign = {
  ...campaign(1),
  parent: campaign(0),
  children: { totalCount: 10, edges: times(10, (at) => ({ node: campaign(at + 2) })) },
  steps: times(5, (at) => ({
    move: 'APPROVE',
    state: 'APPROVED',
    on: `2023-01-0${at + 1}`,
    reason: null,
    by: member(at),
  })),
  notices: [{ code: 'STARTED', on: '2023-01-15', reason: null, text: words('Đã bắt đầu') }],
  turnout: {
    ...{
      units: 412,
      unitsRegistered: 380,
      unitsReported: 300,
      unitsVerified: 250,
      members: 21_000,
    },
    rows: times(11, (at) => ({
      units: 38,
      unitsRegistered: 35,
      unitsReported: 30,
      unitsVerified: 25,
      members: 1_900 + at,
      organization: union(`UP-${at}`),
    })),
  },
}

/** What each subgraph answers, before it is remembered. */
export const RESOLVERS: Readonly<Record<SubgraphName, object>> = {
  membership: {
    Member: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: { full: `Lò Thị ${id}` } }),
    },
    UnionOrganization: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: words(`CĐCS ${id}`) }),
    },
  },
  surveys: {},
  ratings: {
    Query: {
      myRatings: () => [rating(1)],
      ratings: () => ({
        totalCount: 412,
        pageInfo: { hasNextPage: true, endCursor: 'MTAw' },
        edges: times(100, (at) => ({ node: rating(at) })),
      }),
    },
  },
  campaigns: { Query: { campaign: () => pageOfCampaign } },
  referrals: {},
}
