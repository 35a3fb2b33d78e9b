import type { JWK } from 'jose'
import { signSession } from './keys.ts'
import type { StubContext, StubResolvers } from './subgraph-stub.ts'

const words = (text: string) => ({ vi: text, en: text })

function member(id: string) {
  return {
    __typename: 'Member',
    id,
    name: { family: 'Lò', middle: 'Thị', given: 'Hặc', full: 'Lò Thị Hặc' },
  }
}

function union(id: string) {
  return {
    __typename: 'UnionOrganization',
    id,
    code: id,
    name: words(`CĐCS ${id}`),
    level: 'GRASSROOTS',
  }
}

export function membershipResolvers(sessionKey: JWK): StubResolvers {
  return {
    Query: {
      me: (_: unknown, __: unknown, { viewer }: StubContext) =>
        viewer.id === null ? null : { member: member(viewer.id), roles: [] },
      member: () => {
        throw new Error('secret detail at 10.0.0.7')
      },
      organization: (_: unknown, { id }: { id: string }) => union(id),
      organizations: (_: unknown, { first }: { first?: number }) => ({
        edges: Array.from({ length: first ?? 20 }, (_, at) => ({
          cursor: `${at}`,
          node: union(`U-${at}`),
        })),
        pageInfo: { hasNextPage: false, endCursor: null },
        totalCount: 20,
      }),
    },
    Mutation: {
      verifyCode: async (_: unknown, { card }: { card: string }, { reply }: StubContext) => {
        reply('x-tinnhiem-session', await signSession(sessionKey, card, `sid-${card}`))
        return { __typename: 'SignedIn', viewer: { member: member(card), roles: [] } }
      },
      revokeAccessToken: (_: unknown, { id }: { id: string }) => ({ token: { id } }),
      signOut: (_: unknown, __: unknown, { reply }: StubContext) => {
        reply('x-tinnhiem-session', 'clear')
        return { done: true }
      },
    },
    Member: { __resolveReference: ({ id }: { id: string }) => member(id) },
    UnionOrganization: { __resolveReference: ({ id }: { id: string }) => union(id) },
  }
}

export function surveysResolvers(): StubResolvers {
  const survey = { id: 'ab', title: words('Khảo sát'), year: 2023, audience: { id: 'UP-TANUYEN' } }
  return {
    Query: {
      mySurveys: () => [survey],
      surveyManifest: () => ({ header: '{}', hash: '00', list: null }),
      ballotKeys: () => null,
    },
    Mutation: {
      answerSurvey: () => ({
        __typename: 'SurveyClosed',
        code: 'SURVEY_CLOSED',
        message: 'đã đóng',
      }),
    },
    Survey: {
      __resolveReference: ({ id }: { id: string }) =>
        id === 'large' ? { ...survey, title: words('x'.repeat(300_000)) } : survey,
    },
  }
}

export function ratingsResolvers(): StubResolvers {
  const rating = (at: number, year = 2023) => ({
    id: `leaders-2023.A-${at}`,
    post: 'CHAIR',
    level: 'GOOD',
    state: 'PUBLISHED',
    union: { id: `U-${at % 2}` },
    person: { id: `M-${at}` },
    cycle: { id: 'leaders-2023', year, survey: { id: year === 1999 ? 'large' : 'ab' } },
  })
  return {
    Query: {
      myRatings: () => [rating(0)],
      ratings: (_: unknown, { year }: { year: number }) => ({
        edges: [0, 1, 2, 3].map((at) => ({ cursor: `${at}`, node: rating(at, year) })),
        pageInfo: { hasNextPage: false, endCursor: null },
        totalCount: 4,
      }),
      ratingCycle: () => ({ id: 'leaders-2023', year: 2023, state: 'OPEN', survey: { id: 'ab' } }),
    },
  }
}

export function campaignsResolvers(): StubResolvers {
  const rows = ['UP-1', 'UP-2'].map((id, at) => ({ organization: { id }, ...fundCounts(at + 1) }))
  const table = { rows, ...fundCounts(3) }
  const board = { organization: { id: 'P12' }, year: 2023, support: table, activity: table }
  return {
    Query: {
      myRecognitions: () => [{ id: 'REC-1', title: words('Giấy khen') }],
      fundBoard: () => ({ ...board, rounds: [] }),
    },
  }
}

function fundCounts(units: number) {
  return { units, supporters: 10 * units, totalVnd: 1_000_000 * units, hidden: false }
}

export function referralsResolvers(): StubResolvers {
  const line = (id: string, sent: number) => ({ organization: { id }, shown: 'PUBLISHED', sent })
  const counts = { year: 2023, isLast: false, formula: '', parts: [line('UP-1', 5)] }
  return {
    Query: {
      myReferralInvitation: () => null,
      referralCounts: () => ({ ...counts, total: line('P12', 9) }),
    },
  }
}
